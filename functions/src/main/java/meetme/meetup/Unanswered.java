package meetme.meetup;

import java.time.Instant;
import java.util.List;

/** The host did not answer in time. */
public record Unanswered(Course course, Turn turn, Instant at) implements Negotiable {

    @Override
    public Unanswered with(Course course) {
        return new Unanswered(course, turn, at);
    }

    /** Late, but what was no request for a meetup is not to count as a promise broken. */
    public Step pitch(Decision decision) {
        return Settling.step(this, new Pitch(course.unseen(), decision));
    }

    @Override
    public List<Slot> times() {
        return turn.times();
    }
}
