package meetme.simulation.dynamo;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What names an item. */
public record Key(String pk, String sk) implements Comparable<Key> {

    /** Of an item, or of one that is asked for. */
    public static Key of(Map<String, AttributeValue> item) {
        return new Key(text(item, "pk"), text(item, "sk"));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("An item lacks its " + name));
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    @Override
    public int compareTo(Key other) {
        int order = pk.compareTo(other.pk);
        return order == 0 ? sk.compareTo(other.sk) : order;
    }
}
