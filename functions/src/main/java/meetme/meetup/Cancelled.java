package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * They had agreed to meet, and now will not.
 *
 * @param off what was agreed, with the revision that cancels the calendar entry
 */
public record Cancelled(Progress progress, Party by, Instant at, Optional<String> note, Agreement off)
        implements MeetupRequest {

    static Transition step(Progress progress, Agreement old, Party by, Optional<String> note, Instant now) {
        return Transition.of(
                new Cancelled(progress.next(), by, now, note, old.cancelled()),
                Notice.CANCELLATION_TO_VISITOR,
                Notice.CANCELLATION_TO_HOST);
    }

    @Override
    public Cancelled with(Progress progress) {
        return new Cancelled(progress, by, at, note, off);
    }

    @Override
    public String toString() {
        return "Cancelled[id=" + id() + ", version=" + version() + "]";
    }
}
