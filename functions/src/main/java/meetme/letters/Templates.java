package meetme.letters;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import meetme.mail.Mail;
import meetme.mail.Mail.CalendarPart;

/**
 * Turns an envelope and a letter into a mail by {@code src/main/jte/html/mail/letter.jte} and the same in {@code text}. The
 * build has made classes of them, so nothing is compiled or searched for here.
 */
final class Templates {

    private static final TemplateEngine HTML =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "meetme.jte.html");
    private static final TemplateEngine TEXT =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, "meetme.jte.text");

    private Templates() {}

    static Mail mail(Envelope envelope, Letter letter, Optional<CalendarPart> calendar) {
        Map<String, Object> values = Map.of("envelope", envelope, "letter", letter);
        return new Mail(
                envelope.settings().sender(),
                envelope.to(),
                envelope.replyTo(),
                envelope.subject(),
                tidy(render(TEXT, values)),
                render(HTML, values),
                envelope.words().language(),
                calendar);
    }

    private static String render(TemplateEngine engine, Map<String, Object> values) {
        StringOutput page = new StringOutput();
        engine.render("mail/letter.jte", values, page);
        return page.toString();
    }

    // A part that is left out leaves its blank lines behind. What people typed is quoted line by line and so untouched.
    private static String tidy(String text) {
        return text.replaceAll("\\n{3,}", "\n\n").strip() + "\n";
    }
}
