package meetme.letters;

import java.time.Instant;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Taken;
import meetme.meetup.Notice;
import meetme.meetup.RequestDetails;

/**
 * What a letter would be wrong without, and what neither the request nor host.json says. Each is looked up only where a letter
 * needs it.
 */
public interface Correspondence {

    /**
     * Whether a mail that leads the visitor to their own page has left, or is about to. One receipt a day leaves for a mailbox,
     * however many requests are made in its name.
     */
    boolean leadsToThePage(RequestDetails details);

    /** Whether mail to that visitor comes back or is unwanted, so that none is sent there any more. */
    boolean comesBack(RequestDetails details, Instant now);

    /** What the visitor was answered last, if that was no offer: a kind no, or that there was no answer in time. */
    Optional<Notice> refusal(RequestDetails details);

    /** What takes up the host's time in the weeks that can be asked for. */
    Taken taken(City city, Instant now);
}
