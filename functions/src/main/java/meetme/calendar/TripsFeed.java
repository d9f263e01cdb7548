package meetme.calendar;

import biweekly.ICalDataType;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.UUID;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.text.Words;

/**
 * The host's trips as a calendar to subscribe to (RFC 5545; how often to come again is said as in RFC 7986 and, for
 * Outlook, as it was said before). Whole days without a time zone: they are those of the city, wherever the reader is.
 */
public final class TripsFeed {

    private static final String COME_AGAIN = "PT12H";

    private final Host host;
    private final Words words;

    public TripsFeed(Host host) {
        this.host = host;
        this.words = Words.in(host.languages().getFirst());
    }

    /** All trips of host.json, past ones too, so that none vanishes from a calendar. {@code text/calendar} in UTF-8. */
    public String of(Instant now) {
        ICalendar calendar = new ICalendar();
        String name = words.say("trips.name", host.name());
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, COME_AGAIN);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", COME_AGAIN);
        host.trips().forEach(trip -> calendar.addEvent(event(trip, now)));
        return Event.write(calendar);
    }

    private VEvent event(Trip trip, Instant now) {
        VEvent event = new VEvent();
        event.setUid(uid(trip));
        event.setDateTimeStamp(Date.from(now));
        // Raw: biweekly writes the day that it is in the machine's own time zone.
        event.addExperimentalProperty("DTSTART", ICalDataType.DATE, basic(trip.firstDay()));
        event.addExperimentalProperty(
                "DTEND", ICalDataType.DATE, basic(trip.lastDay().plusDays(1)));
        event.setSummary(words.say("trips.summary", host.name(), trip.city().name()));
        event.setLocation(trip.city().name());
        // The host is away, not whoever subscribes.
        event.setTransparency(true);
        return event;
    }

    // The same for as long as host and trip keep their names, however the days are moved; and no other host's.
    private String uid(Trip trip) {
        String name = host.name() + "\n" + trip.city().id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@meetme";
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
