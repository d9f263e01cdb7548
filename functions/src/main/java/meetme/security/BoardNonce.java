package meetme.security;

import java.util.Optional;

/**
 * The port to the nonce that every link to the host's board contains. Deleting it ends all of these links
 * at once.
 */
public interface BoardNonce {

    /** 128 random bits in hexadecimal, or empty if no link has been given out. */
    Optional<String> find();

    /** The same, or a new one if there is none. */
    String findOrMake();
}
