package meetme.simulation.dynamo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** An index as those see it who ask it: later than the table, perhaps. */
final class Index {

    private final String hash;
    private final String range;
    private final Set<String> projected = new HashSet<>(Set.of("pk", "sk"));
    private final Map<Key, Map<String, AttributeValue>> entries = new TreeMap<>();

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

    /** Learns of a change; the item is empty where it is gone. */
    void learn(Key key, Map<String, AttributeValue> item) {
        if (!item.containsKey(hash) || !item.containsKey(range)) {
            entries.remove(key);
            return;
        }
        Map<String, AttributeValue> entry = new HashMap<>(item);
        entry.keySet().retainAll(projected);
        entries.put(key, entry);
    }

    /** All entries, in the order of the index. */
    List<Map<String, AttributeValue>> inOrder() {
        List<Map<String, AttributeValue>> all = new ArrayList<>(entries.values());
        // Those with the same range in the order of their keys: DynamoDB promises none.
        all.sort(Comparator.comparing(entry -> new BigDecimal(entry.get(range).n())));
        return all;
    }
}
