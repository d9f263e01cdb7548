package meetme.mail;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;

/** Writes the email for a notice. */
@FunctionalInterface
public interface NoticeWriter {

    /**
     * Writes one email.
     *
     * @param request in its current state
     * @param now the time of writing
     * @return empty if the notice is no longer true of the request
     */
    Optional<Mail> write(Notice notice, MeetupRequest request, Instant now);
}
