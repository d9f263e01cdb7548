package meetme.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A key ring and its past, which says which keys may go. A ring only ever turns on: whatever was the current key once is
 * never again.
 *
 * @param replacedAt by key id: since when another is current; the current one has none
 */
public record RingHistory(KeyRing ring, Map<String, Instant> replacedAt) {

    /**
     * No link lives longer than this from when it is signed: times lie at most 366 days ahead, and host.json keeps a
     * request for at most 730 days after the last of them. The host may have shortened that since, so the limit counts and
     * not what host.json says today.
     */
    public static final Duration LONGEST_LINK = Duration.ofDays(1_100);

    /** CloudFormation takes answers of 4 KB, and Lambda 4 KB of environment. */
    private static final int ORIGIN_SECRETS = 16;

    private static final int ID_BYTES = 4;
    private static final int KEY_BYTES = 32;

    public RingHistory {
        replacedAt = Map.copyOf(replacedAt);
    }

    /** A ring with one new key. */
    public static RingHistory begin(RandomGenerator random) {
        String id = newId(random);
        return new RingHistory(new KeyRing(id, Map.of(id, newKey(random))), Map.of());
    }

    /** The ring with a new key, which is the current one. */
    public RingHistory turned(RandomGenerator random, Instant now) {
        String id = newId(random);
        Map<String, byte[]> keys = new HashMap<>(ring.keys());
        keys.put(id, newKey(random));
        Map<String, Instant> replaced = new HashMap<>(replacedAt);
        replaced.put(ring.current(), now);
        return new RingHistory(new KeyRing(id, keys), replaced).withoutOutlived(now);
    }

    /** Since when the current key is; nothing where it has always been. */
    public Optional<Instant> turnedAt() {
        return replacedAt.values().stream().max(Comparator.naturalOrder());
    }

    private RingHistory withoutOutlived(Instant now) {
        Predicate<String> stays = id -> id.equals(ring.current())
                || replacedSince(now.minus(LONGEST_LINK)).test(id);
        return new RingHistory(new KeyRing(ring.current(), only(ring.keys(), stays)), only(replacedAt, stays));
    }

    private static <T> Map<String, T> only(Map<String, T> all, Predicate<String> stays) {
        Map<String, T> some = new HashMap<>(all);
        some.keySet().removeIf(stays.negate());
        return some;
    }

    private Predicate<String> replacedSince(Instant then) {
        return id -> replaced(id).isAfter(then);
    }

    // Of a key that nobody noted, nothing says that its links are over.
    private Instant replaced(String id) {
        return replacedAt.getOrDefault(id, Instant.MAX);
    }

    /**
     * What CloudFront may say to show that it is CloudFront, the current one first. The older ones are for the minutes in
     * which a deployment, or its undoing, has reached one part and not the other; until then it says the one of the
     * deployment before, however often the ring has turned since.
     */
    public List<String> originSecrets() {
        Stream<String> older = ring.keys().keySet().stream()
                .filter(id -> !id.equals(ring.current()))
                .sorted(Comparator.comparing(this::replaced).reversed());
        return Stream.concat(Stream.of(ring.current()), older)
                .limit(ORIGIN_SECRETS)
                .map(ring::originSecret)
                .toList();
    }

    private static String newId(RandomGenerator random) {
        return HexFormat.of().formatHex(bytes(random, ID_BYTES));
    }

    private static byte[] newKey(RandomGenerator random) {
        return bytes(random, KEY_BYTES);
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
