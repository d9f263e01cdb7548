package meetme.security;

import java.util.Optional;

/**
 * The port behind which the nonce lies that every link to the host's board repeats. Whoever deletes it there ends all of
 * them at once.
 */
public interface BoardNonce {

    /** 128 random bits in hexadecimal, or nothing where no link has been given out. */
    Optional<String> find();

    /** The same, made where there is none. */
    String findOrMake();
}
