package meetme.mail;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.OutboxRow.Report;

/** Writes the mails to the host that are not about one request. */
@FunctionalInterface
public interface Reporter {

    /**
     * Writes one mail.
     *
     * @param now the time of writing; the mail says what is true then
     * @return nothing where there is nothing to say
     */
    Optional<Mail> write(Report report, Instant now);
}
