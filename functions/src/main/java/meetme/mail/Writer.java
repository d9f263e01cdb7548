package meetme.mail;

import java.time.Instant;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Notice;

/** Writes the mail that makes a notice known. */
@FunctionalInterface
public interface Writer {

    /**
     * Writes one mail.
     *
     * @param request as it stands now; the notice is true of it
     * @param now the time of writing
     */
    Mail write(Notice notice, MeetupRequest request, Instant now);
}
