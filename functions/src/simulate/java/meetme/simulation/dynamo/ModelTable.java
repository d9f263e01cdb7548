package meetme.simulation.dynamo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** The items, the indexes, and who hears of each change. */
public final class ModelTable {

    /** So long after a change, who does not insist may still read what was before. */
    private static final long LAGGING_MILLIS = 1_000;

    private record Pending(long visibleAt, Key key, Map<String, AttributeValue> item) {}

    private record Older(long changedAt, Map<String, AttributeValue> item) {}

    /** When an item is due. */
    private record DueKey(long at, Key key) implements Comparable<DueKey> {

        @Override
        public int compareTo(DueKey other) {
            int order = Long.compare(at, other.at);
            return order == 0 ? key.compareTo(other.key) : order;
        }
    }

    private final NavigableMap<Key, Map<String, AttributeValue>> items = new TreeMap<>();
    private final NavigableSet<DueKey> due = new TreeSet<>();
    private final Map<Key, Older> older = new HashMap<>();
    private final Map<String, Index> indexes = new HashMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final LongSupplier now;
    private final LongSupplier lag;
    private final Consumer<Commit> stream;

    /**
     * @param now the time in milliseconds
     * @param lag for how many milliseconds the indexes do not know of what is written now
     * @param stream hears of each change
     */
    public ModelTable(CreateTableRequest definition, LongSupplier now, LongSupplier lag, Consumer<Commit> stream) {
        this.now = now;
        this.lag = lag;
        this.stream = stream;
        for (GlobalSecondaryIndex index : definition.globalSecondaryIndexes()) {
            indexes.put(index.indexName(), new Index(index));
        }
    }

    /** What is there, or an empty map. */
    public Map<String, AttributeValue> find(Key key) {
        return items.getOrDefault(key, Map.of());
    }

    /** The same for whoever does not insist on what is true now. */
    Map<String, AttributeValue> findLagging(Key key) {
        return Optional.ofNullable(older.get(key))
                .filter(before -> now.getAsLong() < before.changedAt() + LAGGING_MILLIS)
                .map(Older::item)
                .orElseGet(() -> find(key));
    }

    /** All items, in the order of their keys. */
    public List<Map<String, AttributeValue>> all() {
        return List.copyOf(items.values());
    }

    /** Those of a partition, in the order of their keys. */
    public SequencedCollection<Map<String, AttributeValue>> partition(String pk) {
        return items.subMap(new Key(pk, ""), new Key(pk + '\0', "")).sequencedValues();
    }

    /** The index as it is now. */
    Index index(String name) {
        while (!pending.isEmpty() && pending.peek().visibleAt() <= now.getAsLong()) {
            Pending known = pending.poll();
            indexes.values().forEach(each -> each.learn(known.key(), known.item()));
        }
        return Optional.ofNullable(indexes.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no index " + name));
    }

    /** Writes all of it at one moment. An empty item is one that goes. */
    void write(Map<Key, Map<String, AttributeValue>> changes) {
        long visibleAt = now.getAsLong() + lag.getAsLong();
        for (Map.Entry<Key, Map<String, AttributeValue>> change : changes.entrySet()) {
            Key key = change.getKey();
            Map<String, AttributeValue> before = find(key);
            Map<String, AttributeValue> after = Map.copyOf(change.getValue());
            if (before.equals(after)) {
                continue;
            }
            older.put(key, new Older(now.getAsLong(), before));
            keep(key, before, after);
            pending.add(new Pending(visibleAt, key, after));
            stream.accept(new Commit(key, before, after));
        }
    }

    private void keep(Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        dueAt(before).ifPresent(at -> due.remove(new DueKey(at, key)));
        dueAt(after).ifPresent(at -> due.add(new DueKey(at, key)));
        if (after.isEmpty()) {
            items.remove(key);
        } else {
            items.put(key, after);
        }
    }

    private static OptionalLong dueAt(Map<String, AttributeValue> item) {
        AttributeValue at = item.get("dueAt");
        return at == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(at.n()));
    }

    /** When the next item is due that is not a plan's past; in milliseconds, or never. */
    public long nextDue() {
        for (DueKey next : due) {
            if (!next.key().sk().equals("plan") || next.at() > now.getAsLong()) {
                return next.at();
            }
        }
        return Long.MAX_VALUE;
    }

    /** The table is another one, with a copy of these items; nobody has seen a change. */
    public void restore(Predicate<Map<String, AttributeValue>> copied) {
        pending.clear();
        older.clear();
        items.forEach((key, item) ->
                indexes.values().forEach(index -> index.learn(key, copied.test(item) ? item : Map.of())));
        for (Map.Entry<Key, Map<String, AttributeValue>> item : List.copyOf(items.entrySet())) {
            if (!copied.test(item.getValue())) {
                keep(item.getKey(), item.getValue(), Map.of());
            }
        }
    }

    /** As DynamoDB does with what has expired, at some time. */
    public void expire(long epochSecond) {
        Map<Key, Map<String, AttributeValue>> gone = new TreeMap<>();
        items.forEach((key, item) -> {
            AttributeValue at = item.get("expiresAt");
            if (at != null && Long.parseLong(at.n()) <= epochSecond) {
                gone.put(key, Map.of());
            }
        });
        write(gone);
    }
}
