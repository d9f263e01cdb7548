package meetme.mail;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.OutboxRow.Report;

/** Writes the emails to the host that are not about a single request. */
@FunctionalInterface
public interface ReportWriter {

    /**
     * Writes one email.
     *
     * @param now the time of writing; the email says what is true then
     * @return empty if there is nothing to say
     */
    Optional<Mail> write(Report report, Instant now);
}
