package meetme.security;

import java.util.Optional;

/** The port behind which the key ring and its past lie. */
public interface RingStore {

    Optional<RingHistory> find();

    /**
     * Puts one in the place of the other, or where none is.
     *
     * @return false if somebody else changed the ring meanwhile, and nothing was written
     */
    boolean save(Optional<RingHistory> before, RingHistory after);
}
