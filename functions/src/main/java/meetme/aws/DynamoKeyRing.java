package meetme.aws;

import static meetme.aws.Items.s;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import meetme.link.KeyRing;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The key ring as an item of the table. Whichever function first looks for it and finds none makes it. */
public final class DynamoKeyRing implements Supplier<KeyRing> {

    private static final int KEY_BYTES = 32;

    private final DynamoDbClient dynamo;
    private final String table;
    private final RandomGenerator random;
    private @Nullable KeyRing ring;

    /** @param random must be cryptographically strong */
    public DynamoKeyRing(DynamoDbClient dynamo, String table, RandomGenerator random) {
        this.dynamo = dynamo;
        this.table = table;
        this.random = random;
    }

    /** Reads once; a function lives on with what it has read. */
    @Override
    public synchronized KeyRing get() {
        KeyRing known = ring;
        if (known == null) {
            known = read().orElseGet(this::make);
            ring = known;
        }
        return known;
    }

    private Optional<KeyRing> read() {
        var answer =
                dynamo.getItem(call -> call.tableName(table).key(Keys.KEY_RING).consistentRead(true));
        return answer.hasItem() ? Optional.of(ring(new Item(answer.item()))) : Optional.empty();
    }

    private static KeyRing ring(Item item) {
        Map<String, byte[]> keys = new HashMap<>();
        item.map("keys").attributes().forEach((id, key) -> keys.put(id, key.b().asByteArray()));
        return new KeyRing(item.text("current"), keys);
    }

    private KeyRing make() {
        byte[] id = new byte[4];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        String keyId = HexFormat.of().formatHex(id);
        Map<String, AttributeValue> item = new HashMap<>(Keys.KEY_RING);
        item.put("kind", s("keys"));
        item.put("current", s(keyId));
        item.put("keys", AttributeValue.fromM(Map.of(keyId, AttributeValue.fromB(SdkBytes.fromByteArray(key)))));
        try {
            dynamo.putItem(call -> call.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
            return ring(new Item(item));
        } catch (ConditionalCheckFailedException madeMeanwhile) {
            return read().orElseThrow();
        }
    }
}
