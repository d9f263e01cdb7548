package meetme.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import meetme.mail.Mail.CalendarPart;
import meetme.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Writes an email as a MIME message (RFC 5322, RFC 2045). The same email gives the same bytes.
 *
 * <pre>
 * without calendar     multipart/alternative          with one     multipart/mixed
 *                      ├─ text/plain                               ├─ multipart/alternative
 *                      └─ text/html                                │  ├─ text/plain
 *                                                                  │  ├─ text/html
 *                                                                  │  └─ text/calendar; method=…
 *                                                                  └─ application/ics, attached as invite.ics
 *                                                                                      or cancel.ics
 * </pre>
 *
 * The latter is what Google Calendar sends. Outlook and Gmail take the meeting from the {@code text/calendar}
 * alternative; the attachment is for all other programs. If it were {@code text/calendar}, too, some programs would
 * show the meeting twice.
 */
public final class Mime {

    // RFC 5322, section 3.3. Not RFC_1123_DATE_TIME: its "GMT" is obsolete there.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String ID = "<[!-;=?A-~]+@[!-;=?A-~]+>";
    private static final String UTF_8 = "UTF-8";
    private static final @Nullable Session NO_SESSION = null;

    private Mime() {}

    /**
     * The message, ready to be handed over.
     *
     * @param messageId with its angle brackets (RFC 5322, section 3.6.4)
     * @param thread the id that all mails about one thing refer to, though no mail has it, so that programs show them together
     * @param date when it was written
     */
    public static byte[] bytes(Mail mail, String messageId, Optional<String> thread, Instant date) {
        if (!messageId.matches(ID) || !thread.orElse(messageId).matches(ID)) {
            throw new IllegalArgumentException("Not a message id");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Message message = new Message(messageId);
            message.setFrom(address(mail.from()));
            message.setRecipient(RecipientType.TO, address(mail.to()));
            if (mail.replyTo().isPresent()) {
                message.setReplyTo(new InternetAddress[] {address(mail.replyTo().get())});
            }
            message.setSubject(inert(mail.subject()), UTF_8);
            message.setHeader("Date", DATE.format(date));
            // So that no "out of office" reply is sent (RFC 3834, section 5).
            message.setHeader("Auto-Submitted", "auto-generated");
            // The same for Exchange, which does not know that one (MS-OXCMAIL, section 2.2.3.2.14).
            message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
            message.setHeader("Content-Language", mail.language().toLanguageTag());
            if (thread.isPresent()) {
                message.setHeader("References", thread.get());
            }
            if (mail.unsubscribe().isPresent()) {
                message.setHeader(
                        "List-Unsubscribe", "<" + mail.unsubscribe().get().toASCIIString() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            put(message, body(mail));
            message.saveChanges();
            message.writeTo(bytes);
        } catch (MessagingException fault) {
            // Without the cause: its message may quote an address.
            throw new IllegalArgumentException(
                    "Not an email that can be sent: " + fault.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static InternetAddress address(Mailbox mailbox) throws AddressException, UnsupportedEncodingException {
        String value = mailbox.address().value();
        InternetAddress address = new InternetAddress(value, true);
        if (address.isGroup() || !value.equals(address.getAddress())) {
            throw new AddressException("more than an address");
        }
        String name = inert(mailbox.name());
        if (!name.isEmpty()) {
            address.setPersonal(name, UTF_8);
        }
        return address;
    }

    // One line, and nothing that a mail program would decode again: somebody may type "=?UTF-8?B?…?=" as a name. An
    // invisible word joiner makes the library encode it like any other text outside ASCII (RFC 2047).
    private static String inert(String text) {
        return SafeText.oneLine(text).replace("=?", "=\u2060?");
    }

    private static Multipart body(Mail mail) throws MessagingException {
        Multipart alternative = new Multipart("alternative");
        alternative.add("text/plain; charset=UTF-8", "quoted-printable", mail.text());
        alternative.add("text/html; charset=UTF-8", "quoted-printable", mail.html());
        if (mail.calendar().isEmpty()) {
            return alternative;
        }
        CalendarPart calendar = mail.calendar().get();
        // Last, because programs prefer the last one they understand (RFC 2046, section 5.1.4).
        alternative.add("text/calendar; charset=UTF-8; method=" + calendar.method(), "base64", calendar.ics());
        Multipart mixed = new Multipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        put(first, alternative);
        mixed.addBodyPart(first);
        String name = switch (calendar.method()) {
            case REQUEST -> "invite";
            case CANCEL -> "cancel";
        };
        MimeBodyPart attached = mixed.add("application/ics; name=\"" + name + ".ics\"", "base64", calendar.ics());
        attached.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".ics\"");
        return mixed;
    }

    // A handler that writes the parts itself. The library's own way depends on META-INF/mailcap and the thread's class
    // loader, which may be missing on Lambda or elsewhere.
    private static void put(MimePart whole, Multipart parts) throws MessagingException {
        whole.setDataHandler(new DataHandler(parts, parts.getContentType()) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                try {
                    parts.writeTo(out);
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            }
        });
    }

    private static final class Message extends MimeMessage {

        private final String id;

        Message(String id) {
            super(NO_SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static final class Multipart extends MimeMultipart {

        Multipart(String subtype) throws MessagingException {
            super(subtype);
            // The library's own boundary is different each time. "=_" never occurs in quoted-printable or base64 text
            // (RFC 2045, section 6.7), so no content can contain this one.
            ContentType type = new ContentType("multipart/" + subtype);
            type.setParameter("boundary", "=_" + subtype);
            contentType = type.toString();
        }

        MimeBodyPart add(String type, String encoding, String content) throws MessagingException {
            byte[] bytes = content.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
            part.setHeader("Content-Type", type);
            part.setHeader("Content-Transfer-Encoding", encoding);
            addBodyPart(part);
            return part;
        }
    }
}
