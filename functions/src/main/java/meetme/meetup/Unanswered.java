package meetme.meetup;

import java.time.Instant;
import java.util.List;

/** The host did not answer in time. */
public record Unanswered(Progress progress, Proposal proposal, Instant at) implements Negotiable {

    @Override
    public Unanswered with(Progress progress) {
        return new Unanswered(progress, proposal, at);
    }

    /** Late, but a sales pitch must not count as a broken promise. */
    public Transition pitch(Decision decision) {
        return Settling.step(this, new Pitch(progress.hiddenFromVisitor(), decision));
    }

    @Override
    public List<Slot> times() {
        return proposal.times();
    }
}
