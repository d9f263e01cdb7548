package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts what the functions ask of AWS, and answers for DynamoDB where DynamoDB Local cannot: it never tells of a
 * transaction conflict. The SDK finds it by its file of global interceptors, so that no code in main knows of it.
 */
public final class AwsCalls implements ExecutionInterceptor {

    private static final ThreadLocal<List<String>> CALLS = new ThreadLocal<>();
    private static final ThreadLocal<AtomicLong> WRITES = ThreadLocal.withInitial(AtomicLong::new);
    private static final ThreadLocal<AtomicLong> READ = ThreadLocal.withInitial(AtomicLong::new);
    private static final ThreadLocal<double[]> UNITS = new ThreadLocal<>();
    private static final ThreadLocal<Queue<RuntimeException>> FAULTS =
            ThreadLocal.withInitial(ConcurrentLinkedQueue::new);
    private static final ThreadLocal<Boolean> BUSY = ThreadLocal.withInitial(() -> false);

    /** The operations that this thread's calls make, in their order. */
    static List<String> during(Runnable calls) {
        List<String> made = new ArrayList<>();
        CALLS.set(made);
        try {
            calls.run();
            return List.copyOf(made);
        } finally {
            CALLS.remove();
        }
    }

    /** How many writes this thread has asked for so far, whatever became of them. */
    static long writes() {
        return WRITES.get().get();
    }

    /** How many items those calls read, whether they were returned or not. */
    static long itemsReadDuring(Runnable calls) {
        READ.get().set(0);
        calls.run();
        return READ.get().get();
    }

    /**
     * What DynamoDB would charge for.
     *
     * @param read units
     * @param written units of the table, its indexes not included
     */
    record Units(double read, double written) {}

    /** What those calls consume. Writes are reckoned here: DynamoDB Local adds those of the indexes to some and not to others. */
    static Units unitsDuring(Runnable calls) {
        UNITS.set(new double[2]);
        try {
            calls.run();
            return new Units(UNITS.get()[0], UNITS.get()[1]);
        } finally {
            UNITS.remove();
        }
    }

    /** What the next transactions of this thread fail with, one after the other. */
    static <T> T withConflicts(int count, Supplier<T> calls) {
        for (int i = 0; i < count; i++) {
            FAULTS.get()
                    .add(TransactionCanceledException.builder()
                            .message("Transaction cancelled")
                            .cancellationReasons(CancellationReason.builder()
                                    .code("TransactionConflict")
                                    .build())
                            .build());
        }
        try {
            return calls.get();
        } finally {
            FAULTS.get().clear();
        }
    }

    /** DynamoDB takes nothing from this thread, as on a day when it throttles. */
    static <T> T withBusyDynamo(Supplier<T> calls) {
        BUSY.set(true);
        try {
            return calls.get();
        } finally {
            BUSY.remove();
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (UNITS.get() == null) {
            return context.request();
        }
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Optional.ofNullable(CALLS.get())
                .ifPresent(made -> made.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
        if (isWrite(context.request())) {
            WRITES.get().incrementAndGet();
        }
        if (BUSY.get()) {
            throw ThrottlingException.builder().message("Too much").build();
        }
        if (context.request() instanceof TransactWriteItemsRequest) {
            Optional.ofNullable(FAULTS.get().poll()).ifPresent(fault -> {
                throw fault;
            });
        }
    }

    private static boolean isWrite(SdkRequest request) {
        return !(request instanceof GetItemRequest
                || request instanceof BatchGetItemRequest
                || request instanceof QueryRequest
                || request instanceof ScanRequest);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        READ.get()
                .addAndGet(
                        switch (context.response()) {
                            case GetItemResponse one -> one.hasItem() ? 1 : 0;
                            case BatchGetItemResponse some ->
                                some.responses().values().stream()
                                        .mapToInt(List::size)
                                        .sum();
                            case QueryResponse some -> some.scannedCount();
                            default -> 0;
                        });
        if (UNITS.get() != null) {
            count(context.request(), context.response());
        }
    }

    private static void count(SdkRequest call, SdkResponse answer) {
        double[] units = UNITS.get();
        switch (answer) {
            case GetItemResponse get -> units[0] += get.consumedCapacity().capacityUnits();
            case QueryResponse query -> units[0] += query.consumedCapacity().capacityUnits();
            case BatchGetItemResponse get -> units[0] += sum(get.consumedCapacity());
            case PutItemResponse _ -> units[1] += kilobytes(((PutItemRequest) call).item());
            case UpdateItemResponse _ -> units[1]++;
            case TransactWriteItemsResponse write ->
                units[1] += ((TransactWriteItemsRequest) call)
                        .transactItems().stream().mapToDouble(AwsCalls::units).sum();
            // SES
            case SdkResponse _ -> {}
        }
    }

    // Twice in a transaction. What is updated and not put is smaller than a KB.
    private static double units(TransactWriteItem one) {
        return 2 * (one.put() == null ? 1 : kilobytes(one.put().item()));
    }

    private static double kilobytes(Map<String, AttributeValue> item) {
        return Math.ceil(size(item) / 1024.0);
    }

    private static double sum(List<ConsumedCapacity> each) {
        return each.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    /** Names and values, as DynamoDB counts them. */
    static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(entry -> entry.getKey().getBytes(UTF_8).length + size(entry.getValue()))
                .sum();
    }

    private static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(UTF_8).length;
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToLong(String::length).sum();
            case M -> 3 + value.m().size() + size(value.m());
            case L ->
                3
                        + value.l().size()
                        + value.l().stream().mapToLong(AwsCalls::size).sum();
            default -> 1;
        };
    }
}
