package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The host has pressed a button. For two minutes nobody is told and it can be taken back; to the visitor it is still
 * as before.
 *
 * @param before the state without the decision
 * @param after the state that it will lead to
 */
public record Settling(Course course, MeetupRequest before, Decided after) implements MeetupRequest {

    static Step step(MeetupRequest before, Decided after) {
        return Step.quiet(new Settling(after.course(), before.with(after.course()), after));
    }

    @Override
    public Settling with(Course course) {
        return new Settling(course, before.with(course), after.with(course));
    }

    @Override
    public MeetupRequest seen() {
        return before.with(course);
    }

    @Override
    public boolean isOpen() {
        return before.isOpen() || after.isOpen();
    }

    @Override
    public Optional<Agreement> agreed() {
        return after.agreed().or(before::agreed);
    }

    @Override
    public List<Slot> times() {
        return after.times();
    }

    public Instant settlesAt() {
        return after.decision().settlesAt();
    }

    /** As if it had not been pressed. */
    public Step undo() {
        return Step.quiet(before.with(course.unseen()));
    }

    /** Now for everybody to hear. */
    public Step settle() {
        Course told = course.tell();
        Course answered = told.answered(after.decision().at());
        return switch (after) {
            case Approved approved ->
                approved.basis() == Basis.STANDS
                        ? Step.of(approved.with(answered), Notice.STANDS_TO_VISITOR)
                        : Step.of(approved.with(answered), Notice.INVITE_TO_VISITOR, Notice.INVITE_TO_HOST);
            case Countered countered -> Step.of(countered.with(answered), Notice.OFFER_TO_VISITOR);
            case Declined declined -> Step.of(declined.with(answered), Notice.DECLINE_TO_VISITOR);
            case Pitch pitch -> Step.of(pitch.with(told), Notice.PITCH_TO_VISITOR);
        };
    }

    @Override
    public Step erase(Instant now) {
        return seen().erase(now);
    }
}
