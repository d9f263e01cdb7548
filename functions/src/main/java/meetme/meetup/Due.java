package meetme.meetup;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Withdrawn;

/**
 * The one time engine: when a request next wants attention by itself, and what for. The instant is stored with the
 * request and found by index; what is due is worked out anew from the request when its time has come.
 */
public sealed interface Due {

    /** When. It lies in the past after an outage. */
    Instant at();

    /** A decision can no longer be undone and is to be announced. */
    record Settle(Decided decided) implements Due {

        @Override
        public Instant at() {
            return decided.decision().settlesAt();
        }
    }

    /** The next thing that time alone will bring about, or nothing. */
    static Optional<Due> next(MeetupRequest request) {
        return switch (request) {
            case Decided decided -> decided.decision().settled() ? Optional.empty() : Optional.of(new Settle(decided));
            case Pending pending -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
        };
    }
}
