package meetme.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import meetme.mail.Mail.CalendarPart;

/**
 * Turns an envelope and a letter into a mail. Each mail has two templates of one name, in {@code src/main/jte/html/mail} and
 * {@code src/main/jte/text/mail}. The build has made classes of them, so nothing is compiled or searched for here.
 */
public final class Templates {

    private static final TemplateEngine HTML =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "meetme.jte.html");
    private static final TemplateEngine TEXT =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, "meetme.jte.text");

    private Templates() {}

    /**
     * A mail without a calendar entry.
     *
     * @param template its name, without folder and ending
     * @param letter what the template calls {@code letter}
     */
    public static Mail mail(Envelope envelope, String template, Record letter) {
        return mail(envelope, template, letter, Optional.empty());
    }

    /** A mail that brings a calendar entry along. */
    public static Mail mail(Envelope envelope, String template, Record letter, CalendarPart calendar) {
        return mail(envelope, template, letter, Optional.of(calendar));
    }

    private static Mail mail(Envelope envelope, String template, Record letter, Optional<CalendarPart> calendar) {
        Map<String, Object> values = Map.of("envelope", envelope, "letter", letter);
        return new Mail(
                envelope.letterhead().sender(),
                envelope.to(),
                envelope.replyTo(),
                envelope.subject(),
                tidy(render(TEXT, template, values)),
                render(HTML, template, values),
                calendar);
    }

    private static String render(TemplateEngine engine, String template, Map<String, Object> values) {
        StringOutput page = new StringOutput();
        engine.render("mail/" + template + ".jte", values, page);
        return page.toString();
    }

    // A part that is left out leaves its blank lines behind. What people typed is quoted line by line and so untouched.
    private static String tidy(String text) {
        return text.replaceAll("\\n{3,}", "\n\n").strip() + "\n";
    }
}
