package meetme.meetup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A visitor's request and what has become of it. Each state is a type, so that a step which makes no sense in a state
 * cannot be written. docs/states.md draws the whole.
 *
 * <p>What the host decides is {@link Settling} for two minutes before it is so. A request that has been agreed and is
 * open again (the visitor would like another time, or the host suggests one) still {@code holds} what was agreed: it
 * stands until it is replaced, and if nothing comes of it, it is what they are left with.
 */
public sealed interface MeetupRequest
        permits Decided, Negotiable, Settling, Lapsed, Withdrawn, Cancelled, Past, Erased {

    Progress progress();

    /** The same state, further on its way. */
    MeetupRequest with(Progress progress);

    default RequestDetails details() {
        return progress().details();
    }

    default RequestId id() {
        return details().id();
    }

    default int version() {
        return progress().version();
    }

    /** The state as the visitor knows it: without a decision that the host can still undo. */
    default MeetupRequest seen() {
        return this;
    }

    /** The state that mails speak of. */
    default MeetupRequest told() {
        return seen();
    }

    /** Whether one of the two waits for the other. */
    default boolean isOpen() {
        return false;
    }

    /** Whether it still matters that somebody shows that the address is theirs. */
    default boolean wantsProof() {
        MeetupRequest seen = seen();
        return !progress().confirmed() && (seen.isOpen() || seen.holds().isPresent());
    }

    /** What stands in both calendars. */
    default Optional<Agreement> agreed() {
        return Optional.empty();
    }

    /** The host's time that this state takes up. */
    default Optional<Slot> holds() {
        return agreed().map(Agreement::slot);
    }

    /** When the last of the times it speaks of ends; the stay, where it speaks of none. */
    default Instant lastMoment() {
        return Stream.concat(times().stream(), agreed().map(Agreement::slot).stream())
                .map(Slot::end)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> details().stayEnds());
    }

    /** The times that are on the table. */
    default List<Slot> times() {
        return details().times();
    }

    /** The visitor shows that the address is theirs. Nothing else changes, so that no page grows stale by it. */
    default Transition confirm() {
        return Transition.quiet(with(progress().confirm()));
    }

    /**
     * The visitor wants to be forgotten: what was to come is called off first.
     *
     * @see Erased
     */
    default Transition erase(Instant now) {
        return Transition.quiet(new Erased(progress().next(), this, now));
    }
}
