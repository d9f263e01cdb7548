package meetme.meetup;

import java.time.Instant;

/**
 * What came back for a mail that SES had taken.
 *
 * @param at when SES heard of it
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">What SES tells</a>
 */
public record Feedback(Kind kind, Instant at) {

    public enum Kind {
        /** The mailbox does not exist, or has taken no mail from us for good. */
        HARD_BOUNCE,

        /** That one mail did not arrive; the next one may. */
        SOFT_BOUNCE,

        /** Whoever reads it has called our mail unwanted. */
        COMPLAINT
    }

    /** Whether no more mail is to go there: SES closes accounts that write on and on to such addresses. */
    public boolean stopsMail() {
        return switch (kind) {
            case HARD_BOUNCE, COMPLAINT -> true;
            case SOFT_BOUNCE -> false;
        };
    }
}
