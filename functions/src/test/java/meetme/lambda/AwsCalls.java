package meetme.lambda;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counts what the functions ask of AWS, and answers for DynamoDB where DynamoDB Local cannot: it never tells of a
 * transaction conflict. The SDK finds it by its file of global interceptors, so that no code in main knows of it.
 */
public final class AwsCalls implements ExecutionInterceptor {

    private static final ThreadLocal<List<String>> CALLS = ThreadLocal.withInitial(CopyOnWriteArrayList::new);
    private static final ThreadLocal<AtomicLong> READ = ThreadLocal.withInitial(AtomicLong::new);
    private static final ThreadLocal<Queue<RuntimeException>> FAULTS =
            ThreadLocal.withInitial(ConcurrentLinkedQueue::new);
    private static final ThreadLocal<Boolean> BUSY = ThreadLocal.withInitial(() -> false);

    /** The operations that this thread's calls make, in their order. */
    static List<String> during(Runnable calls) {
        CALLS.get().clear();
        calls.run();
        return List.copyOf(CALLS.get());
    }

    /** How many items those calls read, whether they were returned or not. */
    static long itemsReadDuring(Runnable calls) {
        READ.get().set(0);
        calls.run();
        return READ.get().get();
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
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        CALLS.get().add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (BUSY.get()) {
            throw ThrottlingException.builder().message("Too much").build();
        }
        if (context.request() instanceof TransactWriteItemsRequest) {
            Optional.ofNullable(FAULTS.get().poll()).ifPresent(fault -> {
                throw fault;
            });
        }
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
    }
}
