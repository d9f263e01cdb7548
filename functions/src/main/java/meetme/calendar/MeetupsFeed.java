package meetme.calendar;

import biweekly.ICalDataType;
import biweekly.ICalendar;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.text.Words;

/**
 * All meetups that the host has agreed to, as a calendar to subscribe to (RFC 5545, RFC 7986). Each entry has the UID of its
 * invitation, and contains no address: who knows where calendars are shared.
 */
public final class MeetupsFeed {

    private static final String COME_AGAIN = "PT1H";

    private final Host host;

    public MeetupsFeed(Host host) {
        this.host = host;
    }

    /** The calendar, {@code text/calendar} in UTF-8. It leaves out what the visitor has not been told yet. */
    public String of(List<MeetupRequest> requests) {
        ICalendar calendar = new ICalendar();
        String name = Words.in(host.languages().getFirst()).say("feed.name", host.name());
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, COME_AGAIN);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", COME_AGAIN);
        requests.stream()
                .map(MeetupRequest::seen)
                .filter(request -> !(request instanceof Past past) || past.met())
                // The same order at each look, so that the same meetups are the same feed.
                .sorted(Comparator.comparing(request -> request.id().value()))
                .forEach(request -> request.agreed()
                        .ifPresent(agreed -> calendar.addEvent(Event.confirmed(
                                host, request.details(), agreed, Party.HOST, host.url(), stamp(request, agreed)))));
        return Event.write(calendar);
    }

    // Each revision its own, and the same at each look, so that nobody's calendar takes a look for a change.
    private static Instant stamp(MeetupRequest request, Agreement agreed) {
        return request.details().at().plusSeconds(agreed.sequence());
    }
}
