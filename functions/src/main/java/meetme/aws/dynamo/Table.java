package meetme.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import meetme.aws.AwsFault;
import meetme.meetup.StoreUnavailable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one table. What is read here is strongly consistent unless it says otherwise, and nothing ever scans. AWS's troubles
 * are {@link StoreUnavailable} to the rooms that know nothing of AWS.
 */
public record Table(DynamoDbClient dynamo, String name) {

    private static final int TRIES = 4;

    /** DynamoDB answers so where two transactions touch one item; the loser may simply try again. */
    private static final String CONFLICT = "TransactionConflict";

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    // Reading

    Optional<Item> one(Map<String, AttributeValue> key) {
        return one(key, true);
    }

    /** As it was a second ago at the latest, and half as dear. */
    Optional<Item> oneLagging(Map<String, AttributeValue> key) {
        return one(key, false);
    }

    private Optional<Item> one(Map<String, AttributeValue> key, boolean consistent) {
        GetItemRequest get = GetItemRequest.builder()
                .tableName(name)
                .key(key)
                .consistentRead(consistent)
                .build();
        GetItemResponse answer = guarded(() -> dynamo.getItem(get));
        return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
    }

    /** Those of the items that are there, in no order. At most 100 keys, each once. */
    List<Item> all(List<Map<String, AttributeValue>> keys) {
        List<Item> items = new ArrayList<>();
        Map<String, KeysAndAttributes> wanted = Map.of(
                name,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tries = 1; tries <= TRIES; tries++) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse answer = guarded(() -> dynamo.batchGetItem(call -> call.requestItems(asked)));
            answer.responses().getOrDefault(name, List.of()).forEach(item -> items.add(new Item(item)));
            if (answer.unprocessedKeys().isEmpty()) {
                return items;
            }
            wanted = answer.unprocessedKeys();
        }
        throw new StoreUnavailable("DynamoDB did not read all keys", new IllegalStateException("UnprocessedKeys"));
    }

    /** One page of an answer. An index has no other reads than those that lag. */
    List<Item> query(QueryRequest.Builder query) {
        QueryRequest page = query.tableName(name).build();
        return guarded(() -> dynamo.query(page)).items().stream().map(Item::new).toList();
    }

    /** As many pages as it takes. */
    List<Item> query(QueryRequest.Builder query, int atMost) {
        QueryRequest first = query.tableName(name).build();
        return guarded(() -> dynamo.queryPaginator(first).items().stream()
                .limit(atMost)
                .map(Item::new)
                .toList());
    }

    // Writing

    /**
     * Does one write by itself.
     *
     * @return false, with nothing written, where its condition does not hold
     */
    boolean alone(Write write) {
        try {
            guarded(() -> switch (write.kind()) {
                case PUT -> dynamo.putItem(write.putAlone(name));
                case UPDATE -> dynamo.updateItem(write.updateAlone(name).build());
                case DELETE -> dynamo.deleteItem(write.deleteAlone(name));
                case CHECK -> throw new IllegalArgumentException("A check goes with other writes");
            });
            return true;
        } catch (ConditionalCheckFailedException doesNotHold) {
            return false;
        }
    }

    /**
     * Does an update by itself.
     *
     * @return the item as it was before, or nothing, with nothing written, where the condition does not hold
     */
    Optional<Item> update(Write write) {
        UpdateItemRequest update =
                write.updateAlone(name).returnValues(ReturnValue.ALL_OLD).build();
        try {
            return Optional.of(new Item(guarded(() -> dynamo.updateItem(update)).attributes()));
        } catch (ConditionalCheckFailedException doesNotHold) {
            return Optional.empty();
        }
    }

    /**
     * All of them or none.
     *
     * @return false, with nothing written, where somebody else was first
     */
    boolean together(List<Write> writes) {
        try {
            transact(writes);
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream().anyMatch(reason -> hasFailed(reason) || isConflict(reason))) {
                return false;
            }
            throw notStored(cancelled);
        }
    }

    /** The same, for whoever makes something of why it is refused. */
    void transact(List<Write> writes) {
        List<TransactWriteItem> items = new ArrayList<>(writes.size());
        for (Write write : writes) {
            items.add(write.inTransaction(name));
        }
        TransactWriteItemsRequest all =
                TransactWriteItemsRequest.builder().transactItems(items).build();
        guarded(() -> dynamo.transactWriteItems(all));
    }

    static boolean hasFailed(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    static boolean isConflict(CancellationReason reason) {
        return CONFLICT.equals(reason.code());
    }

    static StoreUnavailable notStored(TransactionCanceledException cancelled) {
        return new StoreUnavailable("The change could not be stored", AwsFault.of(cancelled));
    }

    private static <T> T guarded(Supplier<T> call) {
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
