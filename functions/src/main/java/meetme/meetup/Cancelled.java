package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * They were to meet and now will not.
 *
 * @param off what was agreed, with the revision under which the calendar entry is called off
 */
public record Cancelled(Course course, Side by, Instant at, Optional<String> note, Agreement off)
        implements MeetupRequest {

    static Step step(Course course, Agreement old, Side by, Optional<String> note, Instant now) {
        return Step.of(
                new Cancelled(course.next(), by, now, note, old.off()),
                Notice.CANCELLATION_TO_VISITOR,
                Notice.CANCELLATION_TO_HOST);
    }

    @Override
    public Cancelled with(Course course) {
        return new Cancelled(course, by, at, note, off);
    }

    @Override
    public String toString() {
        return "Cancelled[id=" + id() + ", version=" + version() + "]";
    }
}
