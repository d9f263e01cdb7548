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
 * A key ring and its past, which tells which keys can be removed. A ring only goes forward: a key that has been replaced never
 * becomes current again.
 *
 * @param replacedAt when each key was replaced, by key id; not for the current one
 */
public record RingHistory(KeyRing ring, Map<String, Instant> replacedAt) {

    /**
     * No link is valid for longer than this after it is signed: stays and times end at most 367 days ahead, and
     * host.json keeps a request for at most 730 days after that. The host may have shortened that since, so the maximum counts,
     * not what host.json says today.
     */
    public static final Duration LONGEST_LINK = Duration.ofDays(1_100);

    /** CloudFormation accepts responses of 4 KB, and Lambda 4 KB of environment. */
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

    /** The ring with a new key as the current one. */
    public RingHistory turned(RandomGenerator random, Instant now) {
        String id = newId(random);
        Map<String, byte[]> keys = new HashMap<>(ring.keys());
        keys.put(id, newKey(random));
        Map<String, Instant> replaced = new HashMap<>(replacedAt);
        replaced.put(ring.current(), now);
        return new RingHistory(new KeyRing(id, keys), replaced).withoutOutlived(now);
    }

    /** When the current key became current; empty if it always has been. */
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

    // If nothing is recorded about a key, its links may still be valid.
    private Instant replaced(String id) {
        return replacedAt.getOrDefault(id, Instant.MAX);
    }

    /**
     * The secrets that CloudFront may send to identify itself, the current one first. The older ones are for the minutes in
     * which a deployment, or its rollback, has reached one part and not the other; until then, CloudFront sends the secret of
     * the previous deployment, however often the ring has been rotated since.
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
