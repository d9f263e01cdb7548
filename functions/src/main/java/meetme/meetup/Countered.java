package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the visitor, after the host suggested something else.
 *
 * @param agreed what was agreed before, which stands if the visitor does not accept the offer
 */
public record Countered(Progress progress, Decision decision, Offer offer, Optional<Agreement> agreed)
        implements Decided {

    private static final Duration REMIND_BEFORE = Duration.ofDays(1);

    @Override
    public Countered with(Progress progress) {
        return new Countered(progress, decision, offer, agreed);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<Slot> times() {
        return offer.times();
    }

    /** The visitor accepts one of the times. */
    public Transition accept(Slot slot, Instant now) {
        return Transition.of(
                new Approved(
                        progress.next(),
                        Decision.at(now, decision.note()),
                        AgreementOrigin.ACCEPTED,
                        Agreement.on(slot, offer.place(), decision.note(), agreed)),
                Notice.INVITE_TO_VISITOR,
                Notice.INVITE_TO_HOST);
    }

    /** The visitor asks for other times. */
    public Transition ask(Proposal proposal) {
        return Transition.of(new Pending(progress.nextByAsk(), proposal, agreed), Notice.OTHER_TIMES_TO_HOST);
    }

    /** The host takes the offer back, with a kind no. If they had agreed before, that stands. */
    public Transition decline(Decision decision) {
        return Declined.step(this, decision);
    }

    /** The visitor accepts none of them. If they had agreed before, that stands. */
    public Transition withdraw(Instant now) {
        return agreed.map(old -> Approved.again(progress, old, now, Notice.STANDS_TO_HOST))
                .orElseGet(() -> Transition.of(new Withdrawn(progress.next(), now), Notice.WITHDRAWAL_TO_HOST));
    }

    /** What was agreed is cancelled. */
    public Optional<Transition> cancel(Party by, Optional<String> note, Instant now) {
        return agreed.map(old -> Cancelled.step(progress, old, by, note, now));
    }

    /** When the visitor is reminded of the offer, or it lapses. */
    Instant nextAt() {
        return wantsReminder() ? remindAt() : offer.takeBy();
    }

    private Instant remindAt() {
        return offer.takeBy().minus(REMIND_BEFORE);
    }

    // Not of an offer that they have only just read.
    private boolean wantsReminder() {
        return !offer.reminded() && !remindAt().isBefore(decision.at().plus(Proposal.APART));
    }

    Transition attend(Instant now) {
        return now.isBefore(offer.takeBy())
                ? Transition.of(
                        new Countered(progress, decision, offer.afterReminder(), agreed),
                        Notice.OFFER_REMINDER_TO_VISITOR)
                : lapse(now);
    }

    /** The visitor did not accept the offer in time. */
    Transition lapse(Instant now) {
        return agreed.map(old -> Approved.again(progress, old, now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST))
                .orElseGet(() ->
                        Transition.of(new Lapsed(progress.next(), now), Notice.LAPSE_TO_VISITOR, Notice.LAPSE_TO_HOST));
    }

    @Override
    public Transition erase(Instant now) {
        return Erased.after(cancel(Party.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
    }
}
