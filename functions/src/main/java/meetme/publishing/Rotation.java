package meetme.publishing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import meetme.link.RingHistory;
import meetme.link.RingStore;

/** Makes the key ring and turns it. Whatever is asked twice, as CloudFormation and Lambda do, is done once. */
public final class Rotation {

    // Nobody but another try of the same call changes the ring, and functions that find none.
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

    RingHistory make(Order.MakeRing order, TimeLeft time) {
        return change(time, ring -> ring.settledFor(order.rotation()));
    }

    RingHistory turn(Order.TurnRing order, TimeLeft time) {
        // A ring that was restored, or made by a function, does not know what it was made for.
        boolean isSame = order.before().filter(order.rotation()::equals).isPresent();
        return change(
                time,
                ring -> isSame
                        ? ring.settledFor(order.rotation())
                        : ring.turnedFor(order.rotation(), random, clock.instant()));
    }

    private RingHistory change(TimeLeft time, UnaryOperator<RingHistory> change) {
        for (int tries = 1; tries <= TRIES; tries++) {
            time.forOneStep();
            Optional<RingHistory> before = store.find();
            RingHistory after = change.apply(before.orElseGet(() -> RingHistory.begin(random)));
            if (before.filter(after::equals).isPresent() || store.save(before, after)) {
                return after;
            }
        }
        throw new IllegalStateException("The key ring changed at each try");
    }
}
