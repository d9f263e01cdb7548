package meetme.aws.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item, or a map within one, as it was read or as it will be written. What should be there and is not is a fault; what
 * need not be there is not written, and so not paid for.
 */
record Item(Map<String, AttributeValue> attributes) {

    /** To be written, with nothing in it yet. */
    Item() {
        this(new HashMap<>());
    }

    /** The same, with its key. */
    static Item at(Map<String, AttributeValue> key) {
        return new Item(new HashMap<>(key));
    }

    // Reading

    String text(String name) {
        return attribute(name).s();
    }

    Optional<String> textIfThere(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    long numberOrZero(String name) {
        return attributes.containsKey(name) ? number(name) : 0;
    }

    int integer(String name) {
        return Integer.parseInt(attribute(name).n());
    }

    boolean flag(String name) {
        return attribute(name).bool();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> instantIfThere(String name) {
        return textIfThere(name).map(Instant::parse);
    }

    /** TTL may take days to delete; what has expired is gone all the same. */
    boolean isAlive(Instant now) {
        return number("expiresAt") > now.getEpochSecond();
    }

    boolean is(String kind) {
        return text("kind").equals(kind);
    }

    Item map(String name) {
        return new Item(attribute(name).m());
    }

    Optional<Item> mapIfThere(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> new Item(value.m()));
    }

    List<Item> maps(String name) {
        return attribute(name).l().stream().map(value -> new Item(value.m())).toList();
    }

    private AttributeValue attribute(String name) {
        return Optional.ofNullable(attributes.get(name))
                .orElseThrow(() -> new IllegalStateException("An item lacks the attribute " + name));
    }

    // Writing

    Item text(String name, String text) {
        return value(name, s(text));
    }

    Item textIfThere(String name, Optional<String> text) {
        return text.isPresent() ? text(name, text.get()) : this;
    }

    Item number(String name, long number) {
        return value(name, n(number));
    }

    Item numberUnlessZero(String name, long number) {
        return number == 0 ? this : number(name, number);
    }

    Item flag(String name, boolean flag) {
        return value(name, AttributeValue.fromBool(flag));
    }

    Item instant(String name, Instant instant) {
        return text(name, instant.toString());
    }

    Item instantIfThere(String name, Optional<Instant> instant) {
        return instant.isPresent() ? instant(name, instant.get()) : this;
    }

    /** When DynamoDB may delete the item. */
    Item expires(Instant at) {
        return value("expiresAt", seconds(at));
    }

    Item map(String name, Item map) {
        return value(name, map.asValue());
    }

    Item mapIfThere(String name, Optional<Item> map) {
        return map.isPresent() ? map(name, map.get()) : this;
    }

    Item maps(String name, List<Item> maps) {
        List<AttributeValue> values = new ArrayList<>(maps.size());
        for (Item map : maps) {
            values.add(map.asValue());
        }
        return value(name, AttributeValue.fromL(values));
    }

    Item value(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    Item all(Map<String, AttributeValue> others) {
        attributes.putAll(others);
        return this;
    }

    AttributeValue asValue() {
        return AttributeValue.fromM(attributes);
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /** As DynamoDB wants to be told of the time when an item expires. */
    static AttributeValue seconds(Instant instant) {
        return n(instant.getEpochSecond());
    }

    /** As the indexes have it. */
    static AttributeValue millis(Instant instant) {
        return n(instant.toEpochMilli());
    }

    @Override
    public String toString() {
        return "Item[…]";
    }
}
