package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import meetme.meetup.WatchId;

/** Mints and verifies the {@link Token}s of those who want to be told when the host comes. They are only ever mailed. */
public final class WatchTokens {

    /** As long as a watch is kept after it was confirmed, and until then. */
    private static final Duration HOLDS = Duration.ofDays(735);

    private final KeySource ring;

    public WatchTokens(KeySource ring) {
        this.ring = ring;
    }

    /** What a token is for. */
    public enum Reach {
        /** Seeing what somebody wants to be told of, confirming and ending it. It travels in the fragment of a URL. */
        PAGE('w'),
        /** Ending it. It stands in the path of a URL, because a mail program posts there by itself (RFC 8058). */
        STOP('u');

        private final byte role;

        Reach(char role) {
            this.role = (byte) role;
        }
    }

    /** The content of a genuine token. */
    public record WatchLink(WatchId watch, String nonce) {

        /** Whether it was given out for this very watch, and not for one that has been ended before. */
        public boolean repeats(String other) {
            return MessageDigest.isEqual(
                    nonce.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String toString() {
            return "WatchLink[…]";
        }
    }

    /** The same for all mails of a day. */
    public String mint(Reach reach, WatchId watch, String nonce, Instant now) {
        Instant expires = now.truncatedTo(ChronoUnit.DAYS).plus(HOLDS);
        return new Token(reach.role, watch.bytes(), expires, nonce).sign(ring.get());
    }

    /** What a token opens; empty if it was not minted here, is for something else, or has expired. */
    public Optional<WatchLink> verify(String token, Reach reach, Instant now) {
        return Token.read(token, reach.role, ring, now)
                .map(read -> new WatchLink(WatchId.of(read.subject()), read.nonce()));
    }
}
