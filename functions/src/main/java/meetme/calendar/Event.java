package meetme.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Cancelled;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.Slot;

/**
 * The one event of an iCalendar object (RFC 5545), without the people.
 *
 * <p>Times are instants in UTC. An entry that names a time zone must include the zone's rules, and programs differ
 * in which of the two they believe. An instant is the same for all of them, even on days when clocks change. The city's own
 * time is in the text.
 */
final class Event {

    private static final String PRODUCT = "-//Meet Me//Meet Me 1//EN";

    private Event() {}

    /** The meetup takes place. */
    static VEvent confirmed(
            Host host, RequestDetails details, Agreement agreed, Party reader, Optional<URI> page, Instant now) {
        EntryText text = EntryText.of(host, details, agreed, reader, page);
        VEvent event = event(details, agreed.slot(), text, agreed.sequence(), now);
        event.setStatus(Status.confirmed());
        return event;
    }

    /** The meetup does not take place after all. */
    static VEvent cancelled(Host host, Cancelled cancelled, Party reader, Instant now) {
        RequestDetails details = cancelled.details();
        Agreement off = cancelled.off();
        VEvent event = event(details, off.slot(), EntryText.of(host, cancelled, reader), off.sequence(), now);
        event.addComment(EntryText.comment(host, cancelled, reader));
        event.setStatus(Status.cancelled());
        return event;
    }

    private static VEvent event(RequestDetails details, Slot slot, EntryText text, int sequence, Instant now) {
        VEvent event = new VEvent();
        // Without a host name: the page may move while the meetup is in two calendars (RFC 7986, section 5.3).
        event.setUid(details.id() + "@meetme");
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(slot.start()), true);
        event.setDateEnd(Date.from(slot.end()), true);
        event.setSummary(text.summary());
        event.setLocation(text.location());
        event.setDescription(text.description());
        // Raw: biweekly puts a backslash before each comma of a URL, as if it were text (RFC 5545, section 3.3.13).
        text.map().ifPresent(map -> event.addExperimentalProperty("URL", map.toASCIIString()));
        event.setTransparency(false);
        return event;
    }

    /** The whole object, folded, with one event and the iTIP method if it is a message. */
    static String write(VEvent event, Optional<String> method) {
        ICalendar calendar = new ICalendar();
        method.ifPresent(calendar::setMethod);
        calendar.addEvent(event);
        return write(calendar);
    }

    /** The same for any calendar, with our product id and correct folding. */
    static String write(ICalendar calendar) {
        calendar.setProductId(PRODUCT);
        if (calendar.getEvents().isEmpty()) {
            calendar.addComponent(utc());
        }
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            // A name with ^n in it would be read as two lines (RFC 6868).
            writer.setCaretEncodingEnabled(true);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return Folding.fold(text.toString());
    }

    // A calendar must have at least one component (RFC 5545, section 3.6); this one means nothing.
    private static VTimezone utc() {
        StandardTime always = new StandardTime();
        always.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        always.setTimezoneOffsetFrom(new UtcOffset(0));
        always.setTimezoneOffsetTo(new UtcOffset(0));
        VTimezone utc = new VTimezone("Etc/UTC");
        utc.addStandardTime(always);
        return utc;
    }
}
