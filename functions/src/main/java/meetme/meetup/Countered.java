package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the visitor, to whom the host has suggested something else.
 *
 * @param agreed what was agreed before, and stands if they do not take the offer
 */
public record Countered(Course course, Decision decision, Offer offer, Optional<Agreement> agreed) implements Decided {

    @Override
    public Countered with(Course course) {
        return new Countered(course, decision, offer, agreed);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<Slot> times() {
        return offer.times();
    }

    /** The visitor takes one of the times. */
    public Step accept(Slot slot, Instant now) {
        return Step.of(
                new Approved(
                        course.next(),
                        Decision.at(now, decision.note()),
                        Basis.ACCEPTED,
                        Agreement.on(slot, offer.place(), decision.note(), agreed)),
                Notice.INVITE_TO_VISITOR,
                Notice.INVITE_TO_HOST);
    }

    /** The visitor asks for other times. */
    public Step ask(Turn turn) {
        return Step.of(new Pending(course.nextByAsk(), turn, agreed), Notice.OTHER_TIMES_TO_HOST);
    }

    /** The host takes the offer back, with a kind no. Where they had agreed before, that stands. */
    public Step decline(Decision decision) {
        return Declined.step(this, decision);
    }

    /** The visitor takes none of them. Where they had agreed before, that stands. */
    public Step withdraw(Instant now) {
        return agreed.map(old -> Approved.again(course, old, now, Notice.STANDS_TO_HOST))
                .orElseGet(() -> Step.of(new Withdrawn(course.next(), now), Notice.WITHDRAWAL_TO_HOST));
    }

    /** What was agreed is called off. */
    public Optional<Step> cancel(Side by, Optional<String> note, Instant now) {
        return agreed.map(old -> Cancelled.step(course, old, by, note, now));
    }

    /** The visitor did not take the offer up in time. */
    Step lapse(Instant now) {
        return agreed.map(old -> Approved.again(course, old, now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST))
                .orElseGet(
                        () -> Step.of(new Lapsed(course.next(), now), Notice.LAPSE_TO_VISITOR, Notice.LAPSE_TO_HOST));
    }

    @Override
    public Step erase(Instant now) {
        return Erased.after(cancel(Side.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
    }
}
