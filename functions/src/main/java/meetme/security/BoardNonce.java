package meetme.security;

import java.time.Instant;
import java.util.Optional;

/**
 * The port to the nonce that every link to the host's board contains. Deleting it ends all of these links
 * at once.
 */
public interface BoardNonce {

    /** 128 random bits in hexadecimal, or empty if no link has been given out. */
    Optional<String> find();

    /**
     * Draws a new one and has links with it mailed to the host, both or neither.
     *
     * @param old that it replaces
     * @return false, with nothing changed, if it is not that one any more
     */
    boolean renew(String old, Instant now);

    /** The same, or a new one if there is none. */
    String findOrMake();
}
