package meetme.aws;

import static meetme.aws.Items.s;
import static meetme.aws.Reads.guarded;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.security.BoardNonce;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The seal as an item of the table. It is read each time, so that deleting it tells at once. */
public final class DynamoBoardNonce implements BoardNonce {

    private static final int BYTES = 16;

    private final DynamoDbClient dynamo;
    private final String table;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong */
    public DynamoBoardNonce(DynamoDbClient dynamo, String table, RandomGenerator random) {
        this.dynamo = dynamo;
        this.table = table;
        this.random = random;
    }

    @Override
    public Optional<String> find() {
        var answer = guarded(() ->
                dynamo.getItem(call -> call.tableName(table).key(Keys.SEAL).consistentRead(true)));
        return answer.hasItem() ? Optional.of(new Item(answer.item()).text("nonce")) : Optional.empty();
    }

    @Override
    public String findOrMake() {
        return find().orElseGet(this::make);
    }

    private String make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        Map<String, AttributeValue> item = new HashMap<>(Keys.SEAL);
        item.put("kind", s("seal"));
        item.put("nonce", s(nonce));
        try {
            guarded(() -> dynamo.putItem(
                    call -> call.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)")));
            return nonce;
        } catch (ConditionalCheckFailedException madeMeanwhile) {
            return find().orElseThrow();
        }
    }
}
