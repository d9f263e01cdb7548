package meetme.deploying;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import meetme.security.RingHistory;
import meetme.security.RingStore;

/** Creates the key ring for the deployment, and rotates it for the host and nobody else. */
public final class Rotation {

    // Only another attempt of the same call changes the ring, or a function that finds none.
    private static final int TRIES = 4;

    private final RingStore store;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random must be cryptographically strong */
    public Rotation(RingStore store, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /** The existing ring, or a new one if there is none. */
    RingHistory ring(TimeLeft time) {
        return change(time, before -> before.orElseGet(() -> RingHistory.begin(random)));
    }

    /** The ring with a new key. There is no way back to an older key. */
    RingHistory turn(TimeLeft time) {
        return change(
                time,
                before -> before.map(ring -> ring.turned(random, clock.instant()))
                        .orElseGet(() -> RingHistory.begin(random)));
    }

    private RingHistory change(TimeLeft time, Function<Optional<RingHistory>, RingHistory> change) {
        for (int tries = 1; tries <= TRIES; tries++) {
            time.forOneStep();
            Optional<RingHistory> before = store.find();
            RingHistory after = change.apply(before);
            if (before.filter(after::equals).isPresent() || store.save(before, after)) {
                return after;
            }
        }
        throw new IllegalStateException("The key ring changed at every attempt");
    }
}
