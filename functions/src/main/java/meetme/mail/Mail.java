package meetme.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * One email to one person, complete both as plain text and as HTML.
 *
 * @param replyTo where replies go; only in emails without a secret link, because a reply quotes the email
 * @param language that it is written in
 * @param calendar an iCalendar object to include (RFC 6047)
 * @param unsubscribe where a mail program posts that nothing more is wanted (RFC 8058)
 */
public record Mail(
        Mailbox from,
        Mailbox to,
        Optional<Mailbox> replyTo,
        String subject,
        String text,
        String html,
        Locale language,
        Optional<CalendarPart> calendar,
        Optional<URI> unsubscribe) {

    /** One that nobody has subscribed to. */
    public Mail(
            Mailbox from,
            Mailbox to,
            Optional<Mailbox> replyTo,
            String subject,
            String text,
            String html,
            Locale language,
            Optional<CalendarPart> calendar) {
        this(from, to, replyTo, subject, text, html, language, calendar, Optional.empty());
    }

    /** The same, with a way to end all of its kind by one click in the mail program. */
    public Mail unsubscribedAt(URI link) {
        return new Mail(from, to, replyTo, subject, text, html, language, calendar, Optional.of(link));
    }

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
