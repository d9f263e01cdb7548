package meetme.mail;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.OutboxRow.WatchMail;

/** Writes the emails to those who want to be told when the host comes. */
@FunctionalInterface
public interface WatchWriter {

    /**
     * Writes one email.
     *
     * @param now the time of writing
     * @return empty if there is nothing to say any more: they have stopped it, or the trip was called off
     */
    Optional<Mail> write(WatchMail mail, Instant now);
}
