package meetme.mail;

import meetme.meetup.Fault;

/** The port behind which mail leaves. */
public interface MailTransport {

    /**
     * Hands one message over.
     *
     * @param message a complete MIME message (RFC 5322), CRLF line ends
     */
    Delivery deliver(Mailbox from, Mailbox to, byte[] message);

    /** What became of it. */
    sealed interface Delivery {

        record Sent(String messageId) implements Delivery {}

        /** The account sends more than it may right now. This mail is as good as any other, and none would leave. */
        record Throttled(Fault why) implements Delivery {}

        /** It did not leave, and will if tried later: its address is not verified yet, or the post is out of order for a while. */
        record NotNow(Fault why) implements Delivery {}

        /** It did not leave, nor would any other: somebody has to look at the account, its rights or the way to the post. */
        record Hindered(Fault why) implements Delivery {}

        /** Nobody knows whether it left. */
        record Unknown(Fault why) implements Delivery {}

        /** This one mail will never be taken. */
        record Refused(Fault why) implements Delivery {}
    }
}
