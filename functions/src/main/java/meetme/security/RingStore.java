package meetme.security;

import java.util.Optional;

/** The port to the stored key ring and its past. */
public interface RingStore {

    Optional<RingHistory> find();

    /**
     * Replaces one with the other, or stores the first one.
     *
     * @return false if somebody else changed the ring meanwhile, and nothing was written
     */
    boolean save(Optional<RingHistory> before, RingHistory after);
}
