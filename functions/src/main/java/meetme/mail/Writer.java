package meetme.mail;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;

/** Writes the mail that makes a notice known. */
@FunctionalInterface
public interface Writer {

    /**
     * Writes one mail.
     *
     * @param request as it stands now
     * @param now the time of writing
     * @return nothing where the notice is no longer true of the request
     */
    Optional<Mail> write(Notice notice, MeetupRequest request, Instant now);
}
