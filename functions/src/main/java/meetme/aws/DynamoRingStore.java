package meetme.aws;

import static meetme.aws.Items.s;
import static meetme.aws.Reads.guarded;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import meetme.security.KeyRing;
import meetme.security.RingHistory;
import meetme.security.RingStore;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The key ring and its past as an item of the table. */
public final class DynamoRingStore implements RingStore {

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoRingStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<RingHistory> find() {
        var answer = guarded(() ->
                dynamo.getItem(call -> call.tableName(table).key(Keys.KEY_RING).consistentRead(true)));
        return answer.hasItem() ? Optional.of(history(new Item(answer.item()))) : Optional.empty();
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
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item(after));
        before.ifPresentOrElse(
                seen -> put.conditionExpression("#current = :current and #keys = :keys")
                        .expressionAttributeNames(Map.of("#current", "current", "#keys", "keys"))
                        .expressionAttributeValues(
                                Map.of(":current", s(seen.ring().current()), ":keys", keys(seen.ring()))),
                () -> put.conditionExpression("attribute_not_exists(pk)"));
        try {
            guarded(() -> dynamo.putItem(put.build()));
            return true;
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            return false;
        }
    }

    private static Map<String, AttributeValue> item(RingHistory history) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.KEY_RING);
        item.put("kind", s("keys"));
        item.put("current", s(history.ring().current()));
        item.put("keys", keys(history.ring()));
        item.put("replacedAt", map(history.replacedAt(), at -> s(at.toString())));
        return item;
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
