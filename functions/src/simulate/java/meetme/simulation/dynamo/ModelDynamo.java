package meetme.simulation.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The SDK's client of a {@link ModelTable} to which nothing ever happens. Each operation that it lacks throws. */
public final class ModelDynamo implements DynamoDbClient {

    private final ModelTable table;

    public ModelDynamo(ModelTable table) {
        this.table = table;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest call) {
        return answer(table.find(Key.of(call.key())));
    }

    /** The same for whoever does not insist on what is true now. */
    public GetItemResponse getLagging(GetItemRequest call) {
        return answer(table.findLagging(Key.of(call.key())));
    }

    private static GetItemResponse answer(Map<String, AttributeValue> item) {
        GetItemResponse.Builder answer = GetItemResponse.builder();
        return item.isEmpty() ? answer.build() : answer.item(item).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest call) {
        Map.Entry<String, KeysAndAttributes> only =
                call.requestItems().entrySet().iterator().next();
        List<Map<String, AttributeValue>> keys = only.getValue().keys();
        if (keys.isEmpty() || keys.size() > 100 || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("1 to 100 keys, each once");
        }
        List<Map<String, AttributeValue>> found = keys.stream()
                .map(Key::of)
                .map(table::find)
                .filter(item -> !item.isEmpty())
                .toList();
        return BatchGetItemResponse.builder()
                .responses(Map.of(only.getKey(), found))
                .unprocessedKeys(Map.of())
                .build();
    }

    @Override
    public QueryResponse query(QueryRequest call) {
        Condition keys = Condition.of(call.keyConditionExpression());
        boolean isMore = false;
        List<Map<String, AttributeValue>> page = new ArrayList<>();
        for (Map<String, AttributeValue> entry : behind(call, entries(call, keys))) {
            if (keys.holds(scope(call, entry))) {
                page.add(entry);
            }
            if (call.limit() != null && page.size() == call.limit()) {
                isMore = true;
                break;
            }
        }
        List<Map<String, AttributeValue>> shown = page.stream()
                .filter(entry -> call.filterExpression() == null
                        || Condition.of(call.filterExpression()).holds(scope(call, entry)))
                .toList();
        QueryResponse.Builder answer = QueryResponse.builder().items(shown).count(shown.size());
        return isMore
                ? answer.lastEvaluatedKey(keyOf(page.getLast(), call.indexName() == null))
                        .build()
                : answer.build();
    }

    private static Scope scope(QueryRequest call, Map<String, AttributeValue> entry) {
        return new Scope(entry, call.expressionAttributeNames(), call.expressionAttributeValues());
    }

    /** All of the partition that is asked for, in the order in which they are. */
    private SequencedCollection<Map<String, AttributeValue>> entries(QueryRequest call, Condition keys) {
        Scope values = scope(call, Map.of());
        SequencedCollection<Map<String, AttributeValue>> entries;
        if (call.indexName() == null) {
            entries = table.partition(keys.partition("pk", values));
        } else {
            Index index = table.index(call.indexName());
            entries = index.inOrder(keys.partition(index.hash(), values));
        }
        return Boolean.FALSE.equals(call.scanIndexForward()) ? entries.reversed() : entries;
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> entry, boolean ofTable) {
        return ofTable ? Key.of(entry).attributes() : entry;
    }

    // The program goes on where it has been, from an entry that may be gone by then.
    private static Iterable<Map<String, AttributeValue>> behind(
            QueryRequest call, SequencedCollection<Map<String, AttributeValue>> entries) {
        if (!call.hasExclusiveStartKey()) {
            return entries;
        }
        Key start = Key.of(call.exclusiveStartKey());
        List<Map<String, AttributeValue>> left = entries.stream()
                .dropWhile(entry -> !Key.of(entry).equals(start))
                .toList();
        if (left.isEmpty()) {
            throw new IllegalArgumentException("The model goes on only from an entry that is still there");
        }
        return left.subList(1, left.size());
    }

    @Override
    public PutItemResponse putItem(PutItemRequest call) {
        write(new Step(
                Key.of(call.item()),
                call.item(),
                null,
                call.conditionExpression(),
                call.expressionAttributeNames(),
                call.expressionAttributeValues(),
                null));
        return PutItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest call) {
        write(new Step(
                Key.of(call.key()),
                Map.of(),
                null,
                call.conditionExpression(),
                call.expressionAttributeNames(),
                call.expressionAttributeValues(),
                null));
        return DeleteItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest call) {
        Map<String, AttributeValue> before = table.find(Key.of(call.key()));
        write(new Step(
                Key.of(call.key()),
                call.key(),
                call.updateExpression(),
                call.conditionExpression(),
                call.expressionAttributeNames(),
                call.expressionAttributeValues(),
                null));
        UpdateItemResponse.Builder answer = UpdateItemResponse.builder();
        return call.returnValues() == ReturnValue.ALL_OLD && !before.isEmpty()
                ? answer.attributes(before).build()
                : answer.build();
    }

    private void write(Step step) {
        if (!step.holds(table)) {
            throw ConditionalCheckFailedException.builder()
                    .message("The conditional request failed")
                    .build();
        }
        table.write(Map.of(step.key(), step.applied(table).orElseThrow()));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest call) {
        List<Step> steps = call.transactItems().stream().map(Step::of).toList();
        if (steps.size() > 100 || steps.stream().map(Step::key).distinct().count() < steps.size()) {
            throw new IllegalArgumentException("A transaction touches an item once, and at most 100 in all");
        }
        List<CancellationReason> reasons =
                steps.stream().map(step -> step.reason(table)).toList();
        if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
            throw TransactionCanceledException.builder()
                    .message("Transaction cancelled")
                    .cancellationReasons(reasons)
                    .build();
        }
        Map<Key, Map<String, AttributeValue>> changes = new TreeMap<>();
        steps.forEach(step -> step.applied(table).ifPresent(item -> changes.put(step.key(), item)));
        table.write(changes);
        return TransactWriteItemsResponse.builder().build();
    }

    /**
     * One write.
     *
     * @param item to be put, or the key of what is updated, or nothing for what is deleted
     * @param update nothing where it is put or deleted; empty where it is only looked at
     */
    private record Step(
            Key key,
            Map<String, AttributeValue> item,
            @Nullable String update,
            @Nullable String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

        static Step of(software.amazon.awssdk.services.dynamodb.model.TransactWriteItem one) {
            if (one.put() != null) {
                var put = one.put();
                return new Step(
                        Key.of(put.item()),
                        put.item(),
                        null,
                        put.conditionExpression(),
                        put.expressionAttributeNames(),
                        put.expressionAttributeValues(),
                        put.returnValuesOnConditionCheckFailure());
            }
            if (one.update() != null) {
                var update = one.update();
                return new Step(
                        Key.of(update.key()),
                        update.key(),
                        update.updateExpression(),
                        update.conditionExpression(),
                        update.expressionAttributeNames(),
                        update.expressionAttributeValues(),
                        update.returnValuesOnConditionCheckFailure());
            }
            if (one.conditionCheck() != null) {
                var check = one.conditionCheck();
                return new Step(
                        Key.of(check.key()),
                        check.key(),
                        "",
                        check.conditionExpression(),
                        check.expressionAttributeNames(),
                        check.expressionAttributeValues(),
                        check.returnValuesOnConditionCheckFailure());
            }
            var delete = Objects.requireNonNull(one.delete());
            return new Step(
                    Key.of(delete.key()),
                    Map.of(),
                    null,
                    delete.conditionExpression(),
                    delete.expressionAttributeNames(),
                    delete.expressionAttributeValues(),
                    delete.returnValuesOnConditionCheckFailure());
        }

        boolean holds(ModelTable table) {
            return condition == null || Condition.of(condition).holds(new Scope(table.find(key), names, values));
        }

        CancellationReason reason(ModelTable table) {
            if (holds(table)) {
                return CancellationReason.builder().code("None").build();
            }
            CancellationReason.Builder failed = CancellationReason.builder()
                    .code("ConditionalCheckFailed")
                    .message("The conditional request failed");
            return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD
                            && !table.find(key).isEmpty()
                    ? failed.item(table.find(key)).build()
                    : failed.build();
        }

        /** The item afterwards, or nothing where it is only looked at. */
        Optional<Map<String, AttributeValue>> applied(ModelTable table) {
            if (update == null) {
                return Optional.of(item);
            }
            if (update.isEmpty()) {
                return Optional.empty();
            }
            Map<String, AttributeValue> before = new HashMap<>(table.find(key));
            before.putAll(item);
            return Optional.of(Change.of(update).applied(new Scope(before, names, values)));
        }
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
