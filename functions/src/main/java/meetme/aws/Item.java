package meetme.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it was read, or a map within one. What should be there and is not is a fault. */
record Item(Map<String, AttributeValue> attributes) {

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

    @Override
    public String toString() {
        return "Item[…]";
    }
}
