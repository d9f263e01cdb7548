package meetme.meetup;

import java.time.Instant;

/** The visitor did not take up the host's offer in time. */
public record Lapsed(Course course, Instant at) implements MeetupRequest {

    @Override
    public Lapsed with(Course course) {
        return new Lapsed(course, at);
    }
}
