package meetme.meetup;

import java.time.Instant;

/** The visitor took the request back before it was agreed. */
public record Withdrawn(Course course, Instant at) implements MeetupRequest {

    @Override
    public Withdrawn with(Course course) {
        return new Withdrawn(course, at);
    }
}
