package meetme.simulation.dynamo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** An index as those see it who ask it: later than the table, perhaps. */
final class Index {

    /** In the order of their range; those with the same one in that of their keys, as DynamoDB promises none. */
    private record Place(BigDecimal range, Key key) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = range.compareTo(other.range);
            return order == 0 ? key.compareTo(other.key) : order;
        }
    }

    private final String hash;
    private final String range;
    private final Set<String> projected = new HashSet<>(Set.of("pk", "sk"));
    private final Map<Key, Map<String, AttributeValue>> entries = new HashMap<>();
    private final Map<String, NavigableMap<Place, Map<String, AttributeValue>>> partitions = new HashMap<>();

    Index(GlobalSecondaryIndex definition) {
        hash = key(definition, KeyType.HASH);
        range = key(definition, KeyType.RANGE);
        projected.addAll(List.of(hash, range));
        projected.addAll(definition.projection().nonKeyAttributes());
        if (definition.projection().projectionType() == ProjectionType.ALL) {
            throw new IllegalArgumentException("The model knows no index that has everything");
        }
    }

    private static String key(GlobalSecondaryIndex definition, KeyType type) {
        return definition.keySchema().stream()
                .filter(element -> element.keyType() == type)
                .map(KeySchemaElement::attributeName)
                .findFirst()
                .orElseThrow();
    }

    /** The attribute that says which partition an entry is in. */
    String hash() {
        return hash;
    }

    /** Learns of a change; the item is empty where it is gone. */
    void learn(Key key, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> old = entries.remove(key);
        if (old != null) {
            partition(old).remove(place(key, old));
        }
        if (item.containsKey(hash) && item.containsKey(range)) {
            Map<String, AttributeValue> entry = new HashMap<>(item);
            entry.keySet().retainAll(projected);
            entries.put(key, entry);
            partition(entry).put(place(key, entry), entry);
        }
    }

    private Place place(Key key, Map<String, AttributeValue> entry) {
        return new Place(new BigDecimal(entry.get(range).n()), key);
    }

    private NavigableMap<Place, Map<String, AttributeValue>> partition(Map<String, AttributeValue> entry) {
        return partitions.computeIfAbsent(entry.get(hash).s(), _ -> new TreeMap<>());
    }

    /** All entries of a partition, in the order of the index. */
    SequencedCollection<Map<String, AttributeValue>> inOrder(String partition) {
        return partitions.getOrDefault(partition, new TreeMap<>()).sequencedValues();
    }
}
