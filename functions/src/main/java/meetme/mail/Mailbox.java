package meetme.mail;

import meetme.meetup.EmailAddress;

/** An address with the name of its owner (RFC 5322, section 3.4: {@code name-addr}). */
public record Mailbox(String name, EmailAddress address) {

    @Override
    public String toString() {
        return "Mailbox[…]";
    }
}
