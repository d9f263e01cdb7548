package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The port to the emails that wait to be sent. As in {@link Requests}, every method may throw {@link StoreUnavailable}. */
public interface Outbox {

    /**
     * Takes a row for sending, so that nobody else sends it until the lease runs out.
     *
     * @return nothing where it is sent, dead, not due yet, leased by somebody else, or gone
     */
    Optional<OutboxRow> lease(OutboxRow.Mailing key, Instant now, Duration lease);

    /**
     * When the email was written that has been waiting longest, in that order as far as the index shows it.
     *
     * @return nothing where none is waiting
     */
    Optional<Instant> waitingSince(Instant now);

    /** Stores what became of a leased row; without effect where the lease has passed to somebody else. */
    void finish(OutboxRow row, OutboxRow.DeliveryResult result, Instant now);
}
