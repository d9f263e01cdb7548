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
public record Pending(Course course, Turn turn, Optional<Agreement> agreed) implements Negotiable {

    /** A request as it comes in. */
    public static Step begin(Asked asked) {
        return Step.of(
                new Pending(
                        Course.begin(asked), Turn.begin(asked.times(), asked.at(), asked.answerBy()), Optional.empty()),
                Notice.REQUEST_TO_HOST,
                Notice.RECEIPT_TO_VISITOR);
    }

    @Override
    public Pending with(Course course) {
        return new Pending(course, turn, agreed);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<Slot> times() {
        return turn.times();
    }

    public Step approve(Slot slot, Place place, Decision decision) {
        return Settling.step(
                this,
                new Approved(
                        course.unseen(), decision, Basis.APPROVED, Agreement.on(slot, place, decision.note(), agreed)));
    }

    /** A kind no. Where they had agreed before, that stands. */
    public Step decline(Decision decision) {
        return Declined.step(this, decision);
    }

    public Step pitch(Decision decision) {
        return Settling.step(this, new Pitch(course.unseen(), decision));
    }

    /** The visitor no longer asks. Where they had agreed before, that stands. */
    public Step withdraw(Instant now) {
        return back(now, Notice.STANDS_TO_HOST)
                .orElseGet(() -> Step.of(new Withdrawn(course.next(), now), Notice.WITHDRAWAL_TO_HOST));
    }

    /** What was agreed is called off. */
    public Optional<Step> cancel(Side by, Optional<String> note, Instant now) {
        return agreed.map(old -> Cancelled.step(course, old, by, note, now));
    }

    /**
     * The time has come for the host to be nudged, or for the visitor to be told that no answer came. Of nudges that
     * were missed, only the last is sent.
     */
    Step attend(Instant now) {
        if (!now.isBefore(turn.answerBy())) {
            return expire(now);
        }
        List<Turn.Nudge> plan = turn.plan();
        int over = (int) plan.stream().filter(nudge -> !nudge.at().isAfter(now)).count();
        Pending after = new Pending(course, turn.nudged(over), agreed);
        boolean crowded =
                over < plan.size() && Duration.between(now, plan.get(over).at()).compareTo(Turn.APART) < 0;
        return crowded ? Step.quiet(after) : Step.of(after, plan.get(over - 1).notice());
    }

    private Step expire(Instant now) {
        return back(now, Notice.STANDS_TO_VISITOR, Notice.STANDS_TO_HOST)
                .orElseGet(() -> Step.of(
                        new Unanswered(course.next(), turn, now), Notice.APOLOGY_TO_VISITOR, Notice.MISSED_TO_HOST));
    }

    private Optional<Step> back(Instant now, Notice... announces) {
        return agreed.map(old -> Approved.again(course, old, now, announces));
    }

    @Override
    public Step erase(Instant now) {
        return Erased.after(cancel(Side.VISITOR, Optional.empty(), now).orElseGet(() -> withdraw(now)), now);
    }
}
