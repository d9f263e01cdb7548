package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * The port to what is remembered of an address: what was sent there, and what bounced. As in {@link Requests}, every method
 * may throw {@link StoreUnavailable}.
 */
public interface KnownAddresses {

    /** What came back from an address, the gravest of what is still remembered. */
    Optional<Feedback> feedback(EmailAddress address, Instant now);

    /**
     * Remembers what came back from an address. A soft bounce takes back no hard one.
     *
     * @param until when it is forgotten
     */
    void recordFeedback(EmailAddress address, Feedback feedback, Instant until, Instant now);

    /**
     * Lets one receipt a day pass to a mailbox, however many requests were made in its name.
     *
     * @return whether this request's receipt is the one
     */
    boolean mayReceipt(RequestDetails details, Instant now);

    /**
     * Lets two emails a day pass that close requests under an address of which nobody has shown that it is theirs, however
     * many such requests there are.
     *
     * @return whether this request's email is one of them
     */
    boolean mayClose(RequestDetails details, Instant now);
}
