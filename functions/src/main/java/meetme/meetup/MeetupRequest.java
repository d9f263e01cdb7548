package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A visitor's request and what has become of it. Each state is a type, so that a step which makes no sense in a state
 * cannot be written.
 *
 * <pre>
 *                  approve             cancel
 *            ┌──────────────▶ Approved ───────▶ Cancelled
 *            │                 │
 *            │   decline       │ undo (2 minutes)
 *  Pending ──┼──────────▶ Declined ──▶ Pending
 *    │       │   pitch         │
 *    │       └──────────▶ Pitch┘
 *    │ withdraw (and from a decision not yet settled)
 *    └──────────▶ Withdrawn
 * </pre>
 */
public sealed interface MeetupRequest {

    Asked asked();

    /** Counts presses that changed something, from 1. A press names the version that its page showed. */
    int version();

    default RequestId id() {
        return asked().id();
    }

    /** Whether the visitor waits for an answer. */
    default boolean isOpen() {
        return false;
    }

    /** The host's time that this state takes up. */
    default Optional<Slot> holds() {
        return Optional.empty();
    }

    /** Whom entering this state concerns at once. Decisions announce themselves only when they {@link Decided#settle}. */
    List<Notice> announces();

    /** Waits for the host's answer. */
    record Pending(Asked asked, int version) implements MeetupRequest {

        /** A request as it comes in. */
        public static Pending first(Asked asked) {
            return new Pending(asked, 1);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        public Approved approve(Slot slot, Place place, Decision decision) {
            return new Approved(asked, version + 1, decision, slot, place, 0);
        }

        public Declined decline(Decision decision) {
            return new Declined(asked, version + 1, decision);
        }

        public Pitch pitch(Decision decision) {
            return new Pitch(asked, version + 1, decision);
        }

        public Withdrawn withdraw(Instant now) {
            return new Withdrawn(asked, version + 1, now);
        }

        /** What a new request announces; one that is pending again after an undo has been announced before. */
        @Override
        public List<Notice> announces() {
            return version == 1 ? List.of(Notice.REQUEST_TO_HOST, Notice.RECEIPT_TO_VISITOR) : List.of();
        }
    }

    /** The host has answered. For two minutes nobody is told and the answer can be taken back. */
    sealed interface Decided extends MeetupRequest {

        Decision decision();

        @Override
        default boolean isOpen() {
            return !decision().settled();
        }

        /** The same decision, now for everybody to hear. */
        Decided settle();

        /** Back to before the decision. Only sensible while it is not settled. */
        default Pending undo() {
            return new Pending(asked(), version() + 1);
        }

        /** The visitor was quicker than the announcement: to them the request was still pending. */
        default Withdrawn withdraw(Instant now) {
            return new Withdrawn(asked(), version() + 1, now);
        }
    }

    /**
     * They will meet.
     *
     * @param sequence the calendar entry's revision (RFC 5545, section 3.8.7.4)
     */
    record Approved(Asked asked, int version, Decision decision, Slot slot, Place place, int sequence)
            implements Decided {

        @Override
        public Approved settle() {
            return new Approved(asked, version, decision.settle(), slot, place, sequence);
        }

        @Override
        public Optional<Slot> holds() {
            return Optional.of(slot);
        }

        /** Whether they have met, or could have. */
        public boolean isOver(Instant now) {
            return !now.isBefore(slot.end());
        }

        public Cancelled cancel(Side by, Optional<String> note, Instant now) {
            return new Cancelled(asked, version + 1, by, now, note, slot, place, sequence + 1);
        }

        @Override
        public List<Notice> announces() {
            return decision.settled() ? List.of(Notice.INVITE_TO_VISITOR, Notice.INVITE_TO_HOST) : List.of();
        }
    }

    /** A kind no. */
    record Declined(Asked asked, int version, Decision decision) implements Decided {

        @Override
        public Declined settle() {
            return new Declined(asked, version, decision.settle());
        }

        @Override
        public List<Notice> announces() {
            return decision.settled() ? List.of(Notice.DECLINE_TO_VISITOR) : List.of();
        }
    }

    /** The host took it for a sales pitch. */
    record Pitch(Asked asked, int version, Decision decision) implements Decided {

        @Override
        public Pitch settle() {
            return new Pitch(asked, version, decision.settle());
        }

        @Override
        public List<Notice> announces() {
            return decision.settled() ? List.of(Notice.PITCH_TO_VISITOR) : List.of();
        }
    }

    /** The visitor took the request back before it was answered. */
    record Withdrawn(Asked asked, int version, Instant at) implements MeetupRequest {

        @Override
        public List<Notice> announces() {
            return List.of(Notice.WITHDRAWAL_TO_HOST);
        }
    }

    /**
     * They were to meet and now will not.
     *
     * @param sequence the revision under which the calendar entry is cancelled
     */
    record Cancelled(
            Asked asked, int version, Side by, Instant at, Optional<String> note, Slot slot, Place place, int sequence)
            implements MeetupRequest {

        @Override
        public List<Notice> announces() {
            return List.of(Notice.CANCELLATION_TO_VISITOR, Notice.CANCELLATION_TO_HOST);
        }

        @Override
        public String toString() {
            return "Cancelled[id=" + asked.id() + ", version=" + version + "]";
        }
    }
}
