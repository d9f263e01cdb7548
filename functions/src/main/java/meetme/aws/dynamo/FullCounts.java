package meetme.aws.dynamo;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The counts that this process has seen full. A day's count only grows, so what was full once stays so until the day is over,
 * and saying so again needs no table: a refused transaction is paid for like one that was taken.
 */
final class FullCounts {

    /** Whatever is forgotten is learned again at the price of one refused transaction. */
    private static final int MOST_REMEMBERED = 1_000;

    /**
     * One count.
     *
     * @param key names the day, too, so that yesterday's is never asked for again
     * @param attribute of that item
     */
    record Count(Map<String, AttributeValue> key, String attribute, int most) {}

    private final Set<Count> full = ConcurrentHashMap.newKeySet();

    void add(Count count) {
        if (full.size() >= MOST_REMEMBERED) {
            full.clear();
        }
        full.add(count);
    }

    boolean contains(Count count) {
        return full.contains(count);
    }
}
