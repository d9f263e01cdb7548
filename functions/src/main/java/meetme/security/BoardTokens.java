package meetme.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Mints and verifies the host's {@link Token}s for more than one request. None of them opens what a {@link Link}
 * opens, or the other way around.
 */
public final class BoardTokens {

    /** There is only one board. */
    private static final byte[] SUBJECT = "board".getBytes(StandardCharsets.US_ASCII);

    private final KeySource ring;
    private final BoardNonce boardNonce;

    public BoardTokens(KeySource ring, BoardNonce boardNonce) {
        this.ring = ring;
        this.boardNonce = boardNonce;
    }

    /** What a token gives access to. */
    public enum Reach {
        /** Everything: the board contains links to each request. */
        BOARD('b', Duration.ofDays(90)),
        /** Reading the calendar feed, whose URL has to contain it. A calendar application keeps it for a long time. */
        FEED('f', Duration.ofDays(365));

        private final byte role;
        private final Duration holds;

        Reach(char role, Duration holds) {
            this.role = (byte) role;
            this.holds = holds;
        }
    }

    public String mint(Reach reach, Instant now) {
        return new Token(reach.role, SUBJECT, now.plus(reach.holds), boardNonce.findOrMake()).sign(ring.get());
    }

    /** Whether the token was minted here for this, has not expired, and was not ended by deleting the nonce. */
    public boolean opens(String token, Reach reach, Instant now) {
        return genuine(token, reach, now).isPresent();
    }

    private Optional<Token> genuine(String token, Reach reach, Instant now) {
        return Token.read(token, reach.role, ring, now)
                .filter(genuine -> boardNonce
                        .find()
                        .filter(nonce -> equal(nonce, genuine.nonce()))
                        .isPresent());
    }

    /**
     * Ends every link that there is, and has a new one mailed to the host: whoever ends them need not be the host.
     *
     * @param token to the board, which is ended as well
     * @return false if it opens nothing: somebody else may just have ended it
     */
    public boolean endAll(String token, Instant now) {
        return genuine(token, Reach.BOARD, now)
                .filter(genuine -> boardNonce.renew(genuine.nonce(), now))
                .isPresent();
    }

    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }
}
