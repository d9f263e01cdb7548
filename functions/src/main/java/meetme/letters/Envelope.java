package meetme.letters;

import java.util.Optional;
import meetme.mail.Letterhead;
import meetme.mail.Mailbox;
import meetme.mail.Typed;
import meetme.meetup.Side;
import meetme.words.Words;

/**
 * All of a mail but what it says.
 *
 * @param replyTo where an answer goes; set only on mails that carry no secret link
 */
public record Envelope(
        Letterhead letterhead, Words words, Side side, Mailbox to, Optional<Mailbox> replyTo, String subject) {

    /** To the host. Nobody reads what is answered to it. */
    static Envelope toHost(Letterhead letterhead, Words words, String subject) {
        return new Envelope(letterhead, words, Side.HOST, letterhead.host(), Optional.empty(), subject);
    }

    /** To the visitor. Nobody reads what is answered to it. */
    static Envelope toVisitor(Letterhead letterhead, Words words, Mailbox to, String subject) {
        return new Envelope(letterhead, words, Side.VISITOR, to, Optional.empty(), subject);
    }

    /** The same, but an answer goes to the other one of the two. Not for mails with a secret link: answers quote it. */
    Envelope answeredTo(Mailbox other) {
        return new Envelope(letterhead, words, side, to, Optional.of(other), subject);
    }

    /** Why the mail came; its last words. */
    public String origin() {
        return switch (side) {
            case HOST -> words.say("footer.to-host", letterhead.page());
            case VISITOR -> words.say("footer.to-visitor", letterhead.host().name(), letterhead.page());
        };
    }

    /** What becomes of an answer. */
    public String answers() {
        return replyTo.map(other -> words.say("footer.answer", Typed.oneLine(other.name())))
                .orElseGet(() -> words.say("footer.unread"));
    }

    @Override
    public String toString() {
        return "Envelope[…]";
    }
}
