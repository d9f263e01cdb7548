package meetme.meetup;

import java.time.Instant;

/** The visitor took the request back before it was agreed. */
public record Withdrawn(Progress progress, Instant at) implements MeetupRequest {

    @Override
    public Withdrawn with(Progress progress) {
        return new Withdrawn(progress, at);
    }
}
