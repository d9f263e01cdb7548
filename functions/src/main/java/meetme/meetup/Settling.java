package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The host has pressed a button. For two minutes nobody is told and it can be taken back; for the visitor, nothing
 * has changed.
 *
 * @param before the state without the decision
 * @param after the state that it will lead to
 */
public record Settling(Progress progress, MeetupRequest before, Decided after) implements MeetupRequest {

    static Transition step(MeetupRequest before, Decided after) {
        return Transition.quiet(new Settling(after.progress(), before.with(after.progress()), after));
    }

    @Override
    public Settling with(Progress progress) {
        return new Settling(progress, before.with(progress), after.with(progress));
    }

    @Override
    public MeetupRequest seen() {
        return before.with(progress);
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

    /** Back to the state before, as if the button had not been pressed. */
    public Transition undo() {
        return Transition.quiet(before.with(progress.hiddenFromVisitor()));
    }

    /** Announces the decision. */
    public Transition settle() {
        Progress told = progress.announced();
        Progress answered = told.answered(after.decision().at());
        return switch (after) {
            case Approved approved ->
                approved.origin() == AgreementOrigin.STANDS
                        ? Transition.of(approved.with(answered), Notice.STANDS_TO_VISITOR)
                        : Transition.of(approved.with(answered), Notice.INVITE_TO_VISITOR, Notice.INVITE_TO_HOST);
            case Countered countered -> Transition.of(countered.with(answered), Notice.OFFER_TO_VISITOR);
            case Declined declined -> Transition.of(declined.with(answered), Notice.DECLINE_TO_VISITOR);
            case Pitch pitch -> Transition.of(pitch.with(told), Notice.PITCH_TO_VISITOR);
        };
    }

    @Override
    public Transition erase(Instant now) {
        return seen().erase(now);
    }
}
