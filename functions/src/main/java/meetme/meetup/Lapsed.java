package meetme.meetup;

import java.time.Instant;

/** The visitor did not take up the host's offer in time. */
public record Lapsed(Progress progress, Instant at) implements MeetupRequest {

    @Override
    public Lapsed with(Progress progress) {
        return new Lapsed(progress, at);
    }
}
