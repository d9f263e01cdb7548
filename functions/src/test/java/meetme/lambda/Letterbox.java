package meetme.lambda;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import meetme.local.mail.ReceivedMail;

/** What stands in a mail that was sent. */
final class Letterbox {

    private Letterbox() {}

    /** The plain text of a mail: its first part, or with a calendar entry the first of its first. */
    static String text(ReceivedMail mail) {
        try {
            BodyPart part = ((MimeMultipart) read(mail).getContent()).getBodyPart(0);
            while (part.getContent() instanceof MimeMultipart parts) {
                part = parts.getBodyPart(0);
            }
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its calendar entry, unfolded; empty if it has none. */
    static String ics(ReceivedMail mail) {
        try {
            return ics(read(mail)).replace("\r\n ", "");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ics(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/calendar")) {
            try (InputStream content = part.getInputStream()) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = ics(parts.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    static List<String> replyTo(ReceivedMail mail) {
        return header(mail, "Reply-To");
    }

    static List<String> header(ReceivedMail mail, String name) {
        try {
            String[] header = read(mail).getHeader(name);
            return header == null ? List.of() : List.of(header);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What follows that in the text, up to the next space. */
    static String after(String text, String before) {
        String rest = text.substring(text.indexOf(before) + before.length());
        return rest.split("\\s", 2)[0];
    }

    private static MimeMessage read(ReceivedMail mail) throws MessagingException {
        try (InputStream file = Files.newInputStream(mail.file())) {
            return new MimeMessage(Session.getInstance(new Properties()), file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
