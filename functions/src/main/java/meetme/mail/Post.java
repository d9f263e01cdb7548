package meetme.mail;

/** The port behind which mail leaves. */
public interface Post {

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
        record Throttled(String why) implements Delivery {}

        /** It did not leave, and may if tried later: sending is paused, or an address not verified yet. */
        record NotNow(String why) implements Delivery {}

        /** Nobody knows whether it left. */
        record Unknown(String why) implements Delivery {}

        /** It will never be taken. */
        record Refused(String why) implements Delivery {}
    }
}
