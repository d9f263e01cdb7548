package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the host's answer.
 *
 * @param agreed what was agreed before the visitor asked to move it
 */
public record Pending(Progress progress, Proposal proposal, Optional<Agreement> agreed) implements Negotiable {

    /** A new request. */
    public static Transition begin(RequestDetails details) {
        return Transition.of(
                new Pending(
                        Progress.begin(details),
                        Proposal.begin(details.times(), details.at(), details.answerBy()),
                        Optional.empty()),
                Notice.REQUEST_TO_HOST,
                Notice.RECEIPT_TO_VISITOR);
    }

    @Override
    public Pending with(Progress progress) {
        return new Pending(progress, proposal, agreed);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<Slot> times() {
        return proposal.times();
    }

    public Transition approve(Slot slot, Place place, Decision decision) {
        return Settling.step(
                this,
                new Approved(
                        progress.hiddenFromVisitor(),
                        decision,
                        AgreementOrigin.APPROVED,
                        Agreement.on(slot, place, decision.note(), agreed)));
    }

    /** A kind no. If they had agreed before, that stands. */
    public Transition decline(Decision decision) {
        return Declined.step(this, decision);
    }

    public Transition pitch(Decision decision) {
        return Settling.step(this, new Pitch(progress.hiddenFromVisitor(), decision));
    }

    /** The visitor no longer asks. If they had agreed before, that stands. */
    public Transition withdraw(Instant now) {
        return back(now, Notice.STANDS_TO_HOST)
                .orElseGet(() -> Transition.of(new Withdrawn(progress.next(), now), Notice.WITHDRAWAL_TO_HOST));
    }

    /** What was agreed is cancelled. */
    public Optional<Transition> cancel(Party by, Optional<String> note, Instant now) {
        return agreed.map(old -> Cancelled.step(progress, old, by, note, now));
    }

    /**
     * Nudges the host, or tells the visitor that no answer came. If several nudges
     * were missed, only the last one is sent.
     */
    Transition attend(Instant now) {
        if (!now.isBefore(proposal.end())) {
            return expire(now);
        }
        List<Proposal.Nudge> plan = proposal.plan();
        int over = (int) plan.stream().filter(nudge -> !nudge.at().isAfter(now)).count();
        Pending after = new Pending(progress, proposal.nudged(over), agreed);
        boolean crowded =
                over < plan.size() && Duration.between(now, plan.get(over).at()).compareTo(Proposal.APART) < 0;
        return crowded
                ? Transition.quiet(after)
                : Transition.of(after, plan.get(over - 1).notice());
    }

    OutboxRow.Reminder reminder(Notice nudge, Instant now) {
        return nudge == Notice.LAST_CALL_TO_HOST
                ? OutboxRow.LastCalls.before(proposal.answerBy())
                : OutboxRow.Nudges.on(now);
    }

    private Transition expire(Instant now) {
        return back(now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST)
                .orElseGet(() -> Transition.of(
                        new Unanswered(progress.next(), proposal, now),
                        Notice.APOLOGY_TO_VISITOR,
                        Notice.MISSED_TO_HOST));
    }

    private Optional<Transition> back(Instant now, Notice... announces) {
        return agreed.map(old -> Approved.again(progress, old, now, announces));
    }

    @Override
    public Transition erase(Instant now) {
        return Erased.after(cancel(Party.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
    }
}
