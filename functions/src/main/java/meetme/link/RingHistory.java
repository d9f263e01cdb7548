package meetme.link;

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
 * A key ring and its past, which says when it turns and which keys may go.
 *
 * @param madeFor by key id: the host's text (parameter KeyRotation) that the key was made for, where one was given
 * @param replacedAt by key id: since when another is current; the current one has none
 */
public record RingHistory(KeyRing ring, Map<String, String> madeFor, Map<String, Instant> replacedAt) {

    /**
     * No link lives longer than this from when it is signed: times lie at most 366 days ahead, and host.json keeps a
     * request for at most 730 days after the last of them. The host may have shortened that since, so the limit counts and
     * not what host.json says today.
     */
    public static final Duration LONGEST_LINK = Duration.ofDays(1_100);

    /**
     * Whoever returns to an earlier text so soon gets its key back: this is how CloudFormation undoes a deployment. Later
     * it is a new wish for a new key.
     */
    private static final Duration UNDO = Duration.ofDays(1);

    /** CloudFormation takes answers of 4 KB, and Lambda 4 KB of environment. */
    private static final int ORIGIN_SECRETS = 8;

    private static final int ID_BYTES = 4;
    private static final int KEY_BYTES = 32;

    public RingHistory {
        madeFor = Map.copyOf(madeFor);
        replacedAt = Map.copyOf(replacedAt);
    }

    /** A ring with one new key, made for nothing in particular. */
    public static RingHistory begin(RandomGenerator random) {
        String id = newId(random);
        return new RingHistory(new KeyRing(id, Map.of(id, newKey(random))), Map.of(), Map.of());
    }

    /** The same ring, whose current key is the one for that text. */
    public RingHistory settledFor(String rotation) {
        Map<String, String> texts = new HashMap<>(madeFor);
        texts.put(ring.current(), rotation);
        return new RingHistory(ring, texts, replacedAt);
    }

    /** The ring on which the key for that text is current: unless it is already, one that was so lately, or a new one. */
    public RingHistory turnedFor(String rotation, RandomGenerator random, Instant now) {
        if (rotation.equals(madeFor.get(ring.current()))) {
            return this;
        }
        return lately(rotation, now)
                .map(id -> current(id, now))
                .orElseGet(() -> with(newId(random), newKey(random), rotation, now))
                .withoutOutlived(now);
    }

    private Optional<String> lately(String rotation, Instant now) {
        return replacedAt.keySet().stream()
                .filter(id -> rotation.equals(madeFor.get(id)))
                .filter(replacedSince(now.minus(UNDO)))
                .max(Comparator.comparing(this::replaced));
    }

    private RingHistory with(String id, byte[] key, String rotation, Instant now) {
        Map<String, byte[]> keys = new HashMap<>(ring.keys());
        keys.put(id, key);
        Map<String, String> texts = new HashMap<>(madeFor);
        texts.put(id, rotation);
        return new RingHistory(new KeyRing(ring.current(), keys), texts, replacedAt).current(id, now);
    }

    private RingHistory current(String id, Instant now) {
        Map<String, Instant> replaced = new HashMap<>(replacedAt);
        replaced.put(ring.current(), now);
        replaced.remove(id);
        return new RingHistory(new KeyRing(id, ring.keys()), madeFor, replaced);
    }

    private RingHistory withoutOutlived(Instant now) {
        Predicate<String> stays = id -> id.equals(ring.current())
                || replacedSince(now.minus(LONGEST_LINK)).test(id);
        return new RingHistory(
                new KeyRing(ring.current(), only(ring.keys(), stays)), only(madeFor, stays), only(replacedAt, stays));
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
     * which a deployment, or its undoing, has reached one part and not the other.
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
