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
 * The calendar entry of a meetup in an email (RFC 5546), one for each of the two, in their language. The UID never
 * changes, so a later revision replaces an earlier one. docs/decisions/0023-organizer.md explains the organizer.
 */
public final class CalendarEntry {

    private final Host host;
    private final MailSettings settings;

    public CalendarEntry(Host host, MailSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    /**
     * Puts the meetup into a calendar (RFC 5546, section 3.2.2). Both are attendees: Gmail and Outlook treat an invitation
     * oddly if its reader is not invited.
     */
    public CalendarPart request(RequestDetails details, Agreement agreed, Party reader, Instant now) {
        VEvent event = Event.confirmed(host, details, agreed, reader, Optional.of(page(details, reader)), now);
        event.setDescription(
                event.getDescription().getValue() + "\n" + EntryText.answers(host, details, agreed, reader));
        invite(event, details, reader);
        return part(Method.REQUEST, event);
    }

    private URI page(RequestDetails details, Party reader) {
        return switch (reader) {
            case HOST -> settings.page();
            case VISITOR ->
                URI.create(settings.page() + host.folder(details.visitor().language()));
        };
    }

    /** Removes it again (RFC 5546, section 3.2.5). */
    public CalendarPart cancel(Cancelled cancelled, Party reader, Instant now) {
        VEvent event = Event.cancelled(host, cancelled, reader, now);
        invite(event, cancelled.details(), reader);
        return part(Method.CANCEL, event);
    }

    private void invite(VEvent event, RequestDetails details, Party reader) {
        event.setOrganizer(organizer(reader));
        event.addAttendee(attendee(settings.host(), ParticipationStatus.ACCEPTED));
        event.addAttendee(attendee(
                new Mailbox(details.visitor().name(), details.visitor().email()), ParticipationStatus.NEEDS_ACTION));
    }

    /**
     * Where a calendar emails its Yes or No, whether asked to or not. The visitor's must reach the host, in whose name the sender
     * writes (RFC 5545, section 3.2.18). The host's copy cannot do the same: Outlook discards what its reader has organized.
     */
    private Organizer organizer(Party reader) {
        return switch (reader) {
            case HOST ->
                new Organizer(
                        parameter(settings.sender().name()),
                        mailto(settings.sender().address()));
            case VISITOR -> {
                Organizer organizer = new Organizer(
                        parameter(settings.host().name()),
                        mailto(settings.host().address()));
                organizer.setSentBy("mailto:" + mailto(settings.sender().address()));
                yield organizer;
            }
        };
    }

    private static Attendee attendee(Mailbox mailbox, ParticipationStatus status) {
        Attendee attendee = new Attendee(parameter(mailbox.name()), mailto(mailbox.address()));
        attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(status);
        attendee.setRsvp(false);
        return attendee;
    }

    // A parameter cannot contain a double quote (RFC 5545, section 3.2), and Outlook shows the encoding of RFC 6868 as
    // it is. Carets are still encoded by it: few names have one, and unencoded it may be read as the beginning of
    // something else. A backslash has no special meaning there, but ical4j takes it to escape a closing quote, and
    // Python's icalendar whatever follows, and each loses what comes next. Its full-width twin looks the same to a
    // reader.
    private static String parameter(String name) {
        return SafeText.oneLine(name).replace('"', '\'').replace('\\', '\uff3c');
    }

    // RFC 6068, section 2: characters that an address may contain and a URI may not.
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
