package meetme.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import meetme.meetup.Asked;
import meetme.meetup.RequestId;

/** What a genuine token says. */
public record Link(RequestId request, Instant expires, String nonce) {

    /** Whether the link was given out for this very request. A leaked key alone cannot make such a link. */
    public boolean opens(Asked asked) {
        return MessageDigest.isEqual(
                nonce.getBytes(StandardCharsets.US_ASCII), asked.linkNonce().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Link[request=" + request + "]";
    }
}
