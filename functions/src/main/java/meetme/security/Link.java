package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import meetme.meetup.Erased;
import meetme.meetup.MeetupRequest;
import meetme.meetup.RequestId;

/**
 * The content of a genuine token.
 *
 * @param mailed whether it was in an email, so that its holder can read the mailbox; otherwise it came with the form's own
 *     answer, to whoever typed the address
 */
public record Link(RequestId request, Instant expires, String nonce, boolean mailed) {

    /**
     * Whether the link was given out for this very request. A leaked key alone cannot make such a link. What was erased is
     * nowhere, though some of it may wait for a mail.
     */
    public boolean opens(MeetupRequest request) {
        byte[] own = request.details().linkNonce().getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(nonce.getBytes(StandardCharsets.US_ASCII), own) && !(request instanceof Erased);
    }

    @Override
    public String toString() {
        return "Link[request=" + request + "]";
    }
}
