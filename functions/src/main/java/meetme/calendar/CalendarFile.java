package meetme.calendar;

import java.time.Instant;
import java.util.Optional;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Asked;
import meetme.meetup.Side;

/**
 * The calendar entry of a meetup as a file to keep. It is no message: it has no method, invites nobody and names no
 * address. Its UID is that of the invitation, so that a calendar which has one of them knows the other.
 */
public final class CalendarFile {

    private final Host host;

    public CalendarFile(Host host) {
        this.host = host;
    }

    /** The file, {@code text/calendar} in UTF-8. */
    public String of(Asked asked, Agreement agreed, Side reader, Instant now) {
        return Event.write(Event.confirmed(host, asked, agreed, reader, now), Optional.empty());
    }
}
