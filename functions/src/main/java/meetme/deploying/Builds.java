package meetme.deploying;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The builds of the site's scripts and styles, each in a folder named after their content: {@code v/3f2a…/ask/ask.js}. Old ones
 * stay for a while, because whoever has a page open may still load some of its scripts.
 */
final class Builds {

    private static final String FOLDER = "v/";

    /** Besides the one that is published. */
    private static final int OLD_ONES = 2;

    /** After another one took its place. */
    private static final Duration KEPT = Duration.ofDays(30);

    private Builds() {}

    /** Whether a file belongs to a build. */
    static boolean isIn(String key) {
        return key.startsWith(FOLDER) && key.indexOf('/', FOLDER.length()) > 0;
    }

    /** The folder of the build that a file belongs to, such as {@code v/3f2a…}. */
    static String of(String key) {
        return key.substring(0, key.indexOf('/', FOLDER.length()));
    }

    /**
     * Those old builds that are still needed.
     *
     * @param entries all that is in the bucket
     * @param published those of the layer
     */
    static Set<String> stillNeeded(List<Bucket.Entry> entries, Set<String> published, Instant now) {
        Map<String, Instant> lastPut = new HashMap<>();
        entries.stream()
                .filter(entry -> isIn(entry.key()) && !published.contains(of(entry.key())))
                .forEach(entry -> lastPut.merge(of(entry.key()), entry.put(), (a, b) -> a.isAfter(b) ? a : b));
        List<String> newestFirst = lastPut.keySet().stream()
                .sorted(Comparator.comparing((String build) -> lastPut.get(build))
                        .reversed())
                .limit(OLD_ONES)
                .toList();
        Set<String> needed = new HashSet<>();
        // A deployment puts its build anew, so the next newer one took its place at the latest when that was last put.
        Instant replaced = now;
        for (String build : newestFirst) {
            if (replaced.plus(KEPT).isAfter(now)) {
                needed.add(build);
            }
            replaced = lastPut.getOrDefault(build, now);
        }
        return needed;
    }
}
