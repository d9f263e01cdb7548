package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.s;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import meetme.security.KeyRing;
import meetme.security.RingHistory;
import meetme.security.RingStore;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key ring and its past as an item of the table. */
public record DynamoRingStore(Table table) implements RingStore {

    @Override
    public Optional<RingHistory> find() {
        return table.one(Keys.KEY_RING).map(DynamoRingStore::history);
    }

    private static RingHistory history(Item item) {
        return new RingHistory(
                new KeyRing(
                        item.text("current"),
                        each(item.map("keys"), key -> key.b().asByteArray())),
                item.mapIfThere("replacedAt")
                        .map(times -> each(times, time -> Instant.parse(time.s())))
                        .orElse(Map.of()));
    }

    @Override
    public boolean save(Optional<RingHistory> before, RingHistory after) {
        Item item = Item.at(Keys.KEY_RING)
                .text("kind", "keys")
                .text("current", after.ring().current())
                .value("keys", keys(after.ring()))
                .value("replacedAt", map(after.replacedAt(), at -> s(at.toString())));
        return table.alone(before.map(seen -> Write.put(item)
                        .when("#current = :current and #keys = :keys")
                        .name("#current", "current")
                        .name("#keys", "keys")
                        .with(":current", seen.ring().current())
                        .with(":keys", keys(seen.ring())))
                .orElseGet(() -> Write.putNew(item)));
    }

    private static AttributeValue keys(KeyRing ring) {
        return map(ring.keys(), key -> AttributeValue.fromB(SdkBytes.fromByteArray(key)));
    }

    private static <T> AttributeValue map(Map<String, T> values, Function<T, AttributeValue> write) {
        return AttributeValue.fromM(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> write.apply(entry.getValue()))));
    }

    private static <T> Map<String, T> each(Item map, Function<AttributeValue, T> read) {
        return map.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> read.apply(entry.getValue())));
    }
}
