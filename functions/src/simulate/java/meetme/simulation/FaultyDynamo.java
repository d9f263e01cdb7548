package meetme.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import meetme.simulation.Faults.OfDynamo;
import meetme.simulation.dynamo.ModelDynamo;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB as it is on a bad day. */
final class FaultyDynamo implements DynamoDbClient {

    /** For all tries of the SDK: {@code AwsClients}. */
    private static final long TIMEOUT_MILLIS = 6_000;

    private final World world;
    private final Ports ports;
    private final ModelDynamo model;
    private final DynamoDbClient real;

    /** @param real the model, or somebody who listens to it */
    FaultyDynamo(World world, ModelDynamo model, DynamoDbClient real) {
        this.world = world;
        this.ports = new Ports(world);
        this.model = model;
        this.real = real;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest call) {
        return read(
                "GetItem " + call.key().get("sk").s(),
                () -> isLagging(call) ? model.getLagging(call) : real.getItem(call));
    }

    // Who does not insist may be told what was so a moment ago.
    private boolean isLagging(GetItemRequest call) {
        return !Boolean.TRUE.equals(call.consistentRead())
                && world.dice().happens(world.faults().indexLags(), world.task().next("reads what was"));
    }

    @Override
    public QueryResponse query(QueryRequest call) {
        return read("Query", () -> real.query(call));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest call) {
        return read("BatchGetItem", () -> some(call));
    }

    // Now and then DynamoDB leaves out one of several.
    private BatchGetItemResponse some(BatchGetItemRequest call) {
        Map.Entry<String, KeysAndAttributes> asked =
                call.requestItems().entrySet().iterator().next();
        int last = asked.getValue().keys().size() - 1;
        String what = world.task().next("reads not all keys");
        if (last < 1 || !world.dice().happens(world.faults().dynamo(), what)) {
            return real.batchGetItem(call);
        }
        KeysAndAttributes first = asked.getValue().toBuilder()
                .keys(asked.getValue().keys().subList(0, last))
                .build();
        KeysAndAttributes rest = asked.getValue().toBuilder()
                .keys(List.of(asked.getValue().keys().get(last)))
                .build();
        return real.batchGetItem(get -> get.requestItems(Map.of(asked.getKey(), first))).toBuilder()
                .unprocessedKeys(Map.of(asked.getKey(), rest))
                .build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest call) {
        return write("PutItem " + call.item().get("sk").s(), () -> real.putItem(call));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest call) {
        return write("UpdateItem " + call.key().get("sk").s(), () -> real.updateItem(call));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest call) {
        return write("DeleteItem " + call.key().get("sk").s(), () -> real.deleteItem(call));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest call) {
        String label = world.task().next("TransactWriteItems");
        return write(
                label,
                false,
                () -> real.transactWriteItems(call),
                conflict(label, call.transactItems().size()));
    }

    private <T> T read(String operation, Supplier<T> call) {
        String label = world.task().next(operation);
        ports.enter(label);
        if (!world.dice().happens(world.faults().dynamo(), label + " fails")) {
            return ports.leave(label, call.get());
        }
        return switch (world.dice().oneOf(world.faults().ofDynamo(), label + " how")) {
            case THROTTLED -> throw ports.failed(label, "throttled", throttled());
            case ERROR -> throw ports.failed(label, "error", error());
            case TIMED_OUT, COMMITTED_AND_TIMED_OUT -> throw ports.failed(label, "timed out", timedOut());
            case CRASH_BEFORE, CRASH_AFTER -> throw ports.crash(label);
            case DONE_TWICE, CONFLICT -> ports.leave(label, call.get());
        };
    }

    private <T> T write(String operation, Supplier<T> call) {
        RuntimeException conflict = TransactionConflictException.builder()
                .message("Transaction is ongoing for the item")
                .statusCode(400)
                .build();
        return write(world.task().next(operation), true, call, conflict);
    }

    /** @param again whether the SDK's own second try counts anew; that of a transaction has a token, and does not */
    private <T> T write(String label, boolean again, Supplier<T> call, RuntimeException conflict) {
        ports.enter(label);
        if (!world.dice().happens(world.faults().dynamo(), label + " fails")) {
            return ports.leave(label, call.get());
        }
        OfDynamo how = world.dice().oneOf(world.faults().ofDynamo(), label + " how");
        return switch (how) {
            case THROTTLED -> throw ports.failed(label, how, throttled());
            case ERROR -> throw ports.failed(label, how, error());
            case TIMED_OUT -> throw ports.failed(label, how, timedOut());
            case CONFLICT -> throw ports.failed(label, how, conflict);
            case CRASH_BEFORE -> throw ports.crash(label);
            case CRASH_AFTER -> {
                var _ = call.get();
                throw ports.crash(label);
            }
            case COMMITTED_AND_TIMED_OUT -> {
                var _ = call.get();
                throw ports.failed(label, how, timedOut());
            }
            case DONE_TWICE -> {
                T once = call.get();
                if (!again) {
                    yield once;
                }
                ports.trouble(label, how);
                yield call.get();
            }
        };
    }

    private static RuntimeException throttled() {
        return ProvisionedThroughputExceededException.builder()
                .message("Too much")
                .statusCode(400)
                .build();
    }

    private static RuntimeException error() {
        return InternalServerErrorException.builder()
                .message("Internal")
                .statusCode(500)
                .build();
    }

    private RuntimeException timedOut() {
        world.pass(TIMEOUT_MILLIS);
        return ApiCallTimeoutException.create(TIMEOUT_MILLIS);
    }

    private RuntimeException conflict(String label, int writes) {
        List<CancellationReason> reasons = new ArrayList<>(Collections.nCopies(
                writes, CancellationReason.builder().code("None").build()));
        reasons.set(
                world.dice().below(writes, label + " which"),
                CancellationReason.builder().code("TransactionConflict").build());
        return TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .cancellationReasons(reasons)
                .build();
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
