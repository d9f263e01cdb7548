package meetme.letters;

import java.util.Optional;
import meetme.mail.MailSettings;
import meetme.mail.Mailbox;
import meetme.text.SafeText;
import meetme.text.Words;

/**
 * All of a mail but what it says.
 *
 * @param origin why the mail came; its last words
 * @param replyTo where an answer goes; set only on mails that carry no secret link
 */
public record Envelope(
        MailSettings settings, Words words, String origin, Mailbox to, Optional<Mailbox> replyTo, String subject) {

    /**
     * Outlook's Word engine knows neither a greatest width nor the padding of a box: what it alone reads puts the letter into a
     * table that has both.
     */
    public static final String WORD_TABLE =
            "<!--[if mso]><table role=\"presentation\" align=\"center\" width=\"600\" cellpadding=\"0\""
                    + " cellspacing=\"0\" border=\"0\"><tr><td bgcolor=\"#ffffff\" style=\"padding:16px 24px\"><![endif]-->";

    public static final String WORD_TABLE_END = "<!--[if mso]></td></tr></table><![endif]-->";

    /** To the host. Nobody reads what is answered to it. */
    static Envelope toHost(MailSettings settings, Words words, String subject) {
        return new Envelope(
                settings,
                words,
                words.say("footer.to-host", settings.page()),
                settings.host(),
                Optional.empty(),
                subject);
    }

    /** To the visitor who asked. Nobody reads what is answered to it. */
    static Envelope toVisitor(MailSettings settings, Words words, Mailbox to, String subject) {
        return because("footer.to-visitor", settings, words, to, subject);
    }

    /** To the visitor who was invited. */
    static Envelope toGuest(MailSettings settings, Words words, Mailbox to, String subject) {
        return because("footer.to-guest", settings, words, to, subject);
    }

    /** To somebody whose address was typed to be told of trips. */
    static Envelope toConfirm(MailSettings settings, Words words, Mailbox to, String subject) {
        return because("footer.to-confirm", settings, words, to, subject);
    }

    /** To somebody who wants to be told of trips. */
    static Envelope toWatcher(MailSettings settings, Words words, Mailbox to, String subject) {
        return because("footer.to-watcher", settings, words, to, subject);
    }

    private static Envelope because(String origin, MailSettings settings, Words words, Mailbox to, String subject) {
        String said = words.say(origin, settings.host().name(), settings.page());
        return new Envelope(settings, words, said, to, Optional.empty(), subject);
    }

    /** The same, but an answer goes to the other one of the two. Not for mails with a secret link: answers quote it. */
    Envelope answeredTo(Mailbox other) {
        return new Envelope(settings, words, origin, to, Optional.of(other), subject);
    }

    /** What becomes of an answer. */
    public String answers() {
        return replyTo.map(other -> words.say("footer.answer", SafeText.oneLine(other.name())))
                .orElseGet(() -> words.say("footer.unread"));
    }

    @Override
    public String toString() {
        return "Envelope[…]";
    }
}
