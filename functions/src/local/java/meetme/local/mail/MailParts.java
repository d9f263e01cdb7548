package meetme.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What a mail program shows of a mail. */
public final class MailParts {
    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final MimeMessage message;

    public static MailParts of(byte[] source) {
        try {
            return new MailParts(new MimeMessage(NO_SERVER, new ByteArrayInputStream(source)));
        } catch (MessagingException unreadable) {
            throw new IllegalArgumentException("Not an email", unreadable);
        }
    }

    private MailParts(MimeMessage message) {
        this.message = message;
    }

    /** Decoded; empty if there is none. */
    String subject() {
        return header("Subject").orElse("");
    }

    /** Decoded and unfolded, as it would be shown. */
    public Optional<String> header(String name) {
        try {
            return Optional.ofNullable(message.getHeader(name, ", ")).map(MailParts::decoded);
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** The bare addresses of a header such as {@code To}; none if it is missing or cannot be read. */
    public List<String> addresses(String header) {
        try {
            String[] values = message.getHeader(header);
            return values == null
                    ? List.of()
                    : Arrays.stream(InternetAddress.parseHeader(String.join(",", values), false))
                            .map(InternetAddress::getAddress)
                            .toList();
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException unknownCharset) {
            return header;
        }
    }

    public Optional<String> html() {
        return first("text/html");
    }

    public Optional<String> text() {
        return first("text/plain");
    }

    public Optional<String> calendar() {
        return first("text/calendar");
    }

    private Optional<String> first(String type) {
        List<String> found = new ArrayList<>();
        try {
            collect(message, type, found);
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    private static void collect(Part part, String type, List<String> found) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), type, found);
            }
        } else if (part.isMimeType(type)) {
            found.add(content(part));
        }
    }

    // Angus has no reader for text/calendar: it gives the bytes, not the text.
    private static String content(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof String text) {
            return text;
        }
        String charset = Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"))
                .orElse("us-ascii");
        try (InputStream bytes = part.getInputStream()) {
            return new String(bytes.readAllBytes(), Charset.forName(MimeUtility.javaCharset(charset)));
        }
    }
}
