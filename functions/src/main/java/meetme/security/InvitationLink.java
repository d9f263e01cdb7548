package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import meetme.meetup.InvitationId;

/** The content of a genuine token to an invitation. */
public record InvitationLink(InvitationId invitation, String nonce) {

    /**
     * Whether the link was given out for this very invitation. A leaked key alone cannot make such a link.
     *
     * @param own the nonce that is stored with the invitation
     */
    public boolean repeats(String own) {
        return MessageDigest.isEqual(
                nonce.getBytes(StandardCharsets.US_ASCII), own.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "InvitationLink[invitation=" + invitation + "]";
    }
}
