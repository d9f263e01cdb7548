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

    /** The note, as far as it may be mailed to that reader: nothing that was typed goes where nobody has shown to read it. */
    public Optional<String> noteTo(Party reader) {
        boolean theirOwn = by == Party.VISITOR && reader == Party.VISITOR;
        boolean unproved = details().yes().isPresent() && !progress().confirmed();
        return note.filter(any -> !(theirOwn && unproved));
    }

    @Override
    public String toString() {
        return "Cancelled[id=" + id() + ", version=" + version() + "]";
    }
}
