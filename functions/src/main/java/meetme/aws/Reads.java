package meetme.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import meetme.meetup.StoreUnavailable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reading several items, and what AWS's troubles are to the rooms that know nothing of AWS. */
record Reads(DynamoDbClient dynamo, String table) {

    private static final int TRIES = 4;

    /** Those of the items that are there, in no order. At most 100 keys, each once. */
    List<Item> all(List<Map<String, AttributeValue>> keys) {
        List<Item> items = new ArrayList<>();
        Map<String, KeysAndAttributes> wanted = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tries = 1; tries <= TRIES; tries++) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse answer = guarded(() -> dynamo.batchGetItem(call -> call.requestItems(asked)));
            answer.responses().getOrDefault(table, List.of()).forEach(item -> items.add(new Item(item)));
            if (answer.unprocessedKeys().isEmpty()) {
                return items;
            }
            wanted = answer.unprocessedKeys();
        }
        throw new StoreUnavailable("DynamoDB did not read all keys", new IllegalStateException("UnprocessedKeys"));
    }

    // TTL may take days to delete; what has expired is gone all the same.
    static boolean isAlive(Item item, Instant now) {
        return item.number("expiresAt") > now.getEpochSecond();
    }

    static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException expected) {
            throw expected;
        } catch (RuntimeException trouble) {
            throw AwsFault.isOfTheSdk(trouble)
                    ? new StoreUnavailable("DynamoDB did not answer as it should", AwsFault.of(trouble))
                    : trouble;
        }
    }
}
