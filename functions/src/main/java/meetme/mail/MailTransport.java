package meetme.mail;

import meetme.meetup.Fault;

/** The port through which email is sent. */
public interface MailTransport {

    /**
     * Hands one message over.
     *
     * @param message a complete MIME message (RFC 5322), CRLF line ends
     */
    Delivery deliver(Mailbox from, Mailbox to, byte[] message);

    /** The outcome. */
    sealed interface Delivery {

        record Sent(String messageId) implements Delivery {}

        /** The account is sending more than it currently may. That says nothing about this email; no other would be accepted, either. */
        record Throttled(Fault why) implements Delivery {}

        /** It was not sent, but can be later: its address is not verified yet, or the mail service is temporarily out of order. */
        record NotNow(Fault why) implements Delivery {}

        /** It was not sent, and no other would be: somebody has to look at the account, its permissions or the connection. */
        record Hindered(Fault why) implements Delivery {}

        /** Nobody knows whether it was sent. */
        record Unknown(Fault why) implements Delivery {}

        /** This one email will never be accepted. */
        record Refused(Fault why) implements Delivery {}
    }
}
