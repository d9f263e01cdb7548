package meetme.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.security.KeyRing;
import meetme.security.KeySource;
import meetme.security.RingHistory;
import meetme.security.RingStore;
import org.jspecify.annotations.Nullable;

/** The key ring as the functions see it. Where the deployment made none, whichever first looks for it does. */
public final class DynamoKeyRing implements KeySource {

    /** Forged key ids come in any number and make no more reads than this. */
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    private final RingStore store;
    private final RandomGenerator random;
    private final InstantSource clock;
    private @Nullable Reading last;

    private record Reading(KeyRing ring, Instant at) {}

    /** @param random must be cryptographically strong */
    public DynamoKeyRing(Table table, RandomGenerator random, InstantSource clock) {
        this.store = new DynamoRingStore(table);
        this.random = random;
        this.clock = clock;
    }

    /** Reads once; a function lives on with what it has read. */
    @Override
    public synchronized KeyRing get() {
        Reading known = last;
        return known == null ? read().ring() : known.ring();
    }

    @Override
    public synchronized KeyRing having(String keyId) {
        Reading known = last;
        if (known == null) {
            return read().ring();
        }
        boolean isEnough = known.ring().keys().containsKey(keyId)
                || clock.instant().isBefore(known.at().plus(BETWEEN_READS));
        return isEnough ? known.ring() : read().ring();
    }

    @Override
    public synchronized KeyRing holding(String keyId) {
        KeyRing known = get();
        return known.keys().containsKey(keyId) ? known : read().ring();
    }

    private Reading read() {
        Instant now = clock.instant();
        Reading read = new Reading(store.find().orElseGet(this::make).ring(), now);
        last = read;
        return read;
    }

    private RingHistory make() {
        RingHistory made = RingHistory.begin(random);
        return store.save(Optional.empty(), made) ? made : store.find().orElseThrow();
    }
}
