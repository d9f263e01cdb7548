package meetme.calendar;

import biweekly.component.VEvent;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import meetme.host.Host;
import meetme.mail.Mail.CalendarPart;
import meetme.mail.Mail.Method;
import meetme.mail.MailSettings;
import meetme.mail.Mailbox;
import meetme.meetup.Agreement;
import meetme.meetup.Cancelled;
import meetme.meetup.EmailAddress;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.text.SafeText;

/**
 * The calendar entry of a meetup as it travels in a mail (RFC 5546): the same for both but for the language. The UID
 * never changes, so that a later revision replaces an earlier one.
 */
public final class CalendarEntry {

    private final Host host;
    private final MailSettings settings;

    public CalendarEntry(Host host, MailSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    /**
     * Puts the meetup into both calendars (RFC 5546, section 3.2.2). Both are attendees: Gmail and Outlook treat an
     * invitation oddly whose reader is not invited. The sender organizes, because that address is the one which the
     * mail can be proven to come from; nobody is asked to answer to it.
     */
    public CalendarPart request(RequestDetails details, Agreement agreed, Party reader, Instant now) {
        VEvent event = Event.confirmed(host, details, agreed, reader, now);
        invite(event, details);
        return part(Method.REQUEST, event);
    }

    /** Takes it out again (RFC 5546, section 3.2.5). */
    public CalendarPart cancel(Cancelled cancelled, Party reader, Instant now) {
        VEvent event = Event.cancelled(host, cancelled, reader, now);
        invite(event, cancelled.details());
        return part(Method.CANCEL, event);
    }

    private void invite(VEvent event, RequestDetails details) {
        event.setOrganizer(
                new Organizer(parameter(host.name()), mailto(settings.sender().address())));
        event.addAttendee(attendee(settings.host()));
        event.addAttendee(
                attendee(new Mailbox(details.visitor().name(), details.visitor().email())));
    }

    private static Attendee attendee(Mailbox mailbox) {
        Attendee attendee = new Attendee(parameter(mailbox.name()), mailto(mailbox.address()));
        attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(false);
        return attendee;
    }

    // A parameter has no way to say a double quote (RFC 5545, section 3.2); that of RFC 6868 is shown raw by Outlook.
    // Carets are left to it all the same: few names have one, and bare it may be read as the beginning of something
    // else. A backslash is nothing special there, but ical4j has it escape a closing quote, and Python's icalendar
    // whatever follows, each losing what comes next: its full-width twin looks the same to a reader.
    private static String parameter(String name) {
        return SafeText.oneLine(name).replace('"', '\'').replace('\\', '\uff3c');
    }

    // RFC 6068, section 2: what an address may hold and a URI may not.
    private static String mailto(EmailAddress address) {
        try {
            return new URI("mailto", address.value(), null)
                    .getRawSchemeSpecificPart()
                    .replace("?", "%3F");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not an address", e);
        }
    }

    private static CalendarPart part(Method method, VEvent event) {
        return new CalendarPart(method, Event.write(event, Optional.of(method.name())));
    }
}
