package meetme.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * One mail to one person, complete as plain text and as HTML.
 *
 * @param replyTo where an answer goes; only in mails that carry no secret link, because an answer quotes the mail
 * @param language that it is written in
 * @param calendar an iCalendar object that travels along (RFC 6047)
 */
public record Mail(
        Mailbox from,
        Mailbox to,
        Optional<Mailbox> replyTo,
        String subject,
        String text,
        String html,
        Locale language,
        Optional<CalendarPart> calendar) {

    /**
     * An iTIP message.
     *
     * @param method as in the object itself (RFC 5546, section 1.4)
     * @param ics the object, folded at 75 octets, lines ended by CRLF
     */
    public record CalendarPart(Method method, String ics) {}

    /** The iTIP methods in use. */
    public enum Method {
        REQUEST,
        CANCEL
    }

    @Override
    public String toString() {
        return "Mail[…]";
    }
}
