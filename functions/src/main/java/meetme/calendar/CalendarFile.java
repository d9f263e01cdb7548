package meetme.calendar;

import java.time.Instant;
import java.util.Optional;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;

/**
 * The calendar entry of a meetup as a file to keep. It is not a message: it has no method, invites nobody and contains no
 * address. It has the UID of the invitation, so a calendar that has one of them recognizes the other.
 */
public final class CalendarFile {

    private final Host host;

    public CalendarFile(Host host) {
        this.host = host;
    }

    /** The file, {@code text/calendar} in UTF-8. */
    public String of(RequestDetails details, Agreement agreed, Party reader, Instant now) {
        return Event.write(Event.confirmed(host, details, agreed, reader, host.url(), now), Optional.empty());
    }
}
