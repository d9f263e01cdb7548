package meetme.calendar;

import biweekly.ICalDataType;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.UUID;
import meetme.host.Host;
import meetme.host.Trip;
import meetme.text.Words;

/**
 * The host's trips as a calendar to subscribe to (RFC 5545; the refresh interval as in RFC 7986 and, for
 * Outlook, in the older way). All-day entries have no time zone: they are the days of the city, wherever the reader is.
 */
public final class TripsFeed {

    private static final String COME_AGAIN = "PT12H";

    private final Host host;
    private final Words words;

    public TripsFeed(Host host) {
        this.host = host;
        this.words = Words.in(host.languages().getFirst());
    }

    /** All trips of host.json, including past ones, so that none vanishes from a calendar. {@code text/calendar} in UTF-8. */
    public String of() {
        ICalendar calendar = new ICalendar();
        String name = words.say("trips.name", host.name());
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name));
        calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, COME_AGAIN);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", COME_AGAIN);
        // Raw: biweekly puts a backslash before each comma of a URL, as if it were text (RFC 5545, section 3.3.13).
        host.url()
                .ifPresent(
                        page -> calendar.addExperimentalProperty("SOURCE", ICalDataType.URI, page + "/api/trips.ics"));
        host.trips().forEach(trip -> calendar.addEvent(event(trip)));
        return Event.write(calendar);
    }

    private VEvent event(Trip trip) {
        VEvent event = new VEvent();
        event.setUid(uid(trip));
        event.setDateTimeStamp(Date.from(stamp(trip)));
        // Raw: biweekly would write the date in the machine's own time zone.
        event.addExperimentalProperty("DTSTART", ICalDataType.DATE, basic(trip.firstDay()));
        event.addExperimentalProperty(
                "DTEND", ICalDataType.DATE, basic(trip.lastDay().plusDays(1)));
        event.setSummary(words.say("trips.summary", host.name(), trip.city().name()));
        event.setLocation(trip.city().name());
        host.url()
                .ifPresent(page -> event.addExperimentalProperty(
                        "URL", page + "/?city=" + trip.city().id()));
        // The host is away, not the subscriber.
        event.setTransparency(true);
        return event;
    }

    // host.json does not say when it was changed (RFC 5545, section 3.8.7.2). The same for as long as the days are the
    // same, so that nobody's calendar takes each look for a change; and before today, as if the trip had been planned a
    // year ahead.
    private static Instant stamp(Trip trip) {
        return trip.firstDay().minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    // Stays the same while the host and the trip keep their names, even if the days change; and differs from any other
    // host's.
    private String uid(Trip trip) {
        String name = host.name() + "\n" + trip.city().id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@meetme";
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
