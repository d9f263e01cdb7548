package meetme.lambda;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps what a thread asks of AWS, to be asked again, and what the answers take. The SDK finds it by its file of global
 * interceptors, as it does {@link AwsCalls}.
 */
public final class SdkCalls implements ExecutionInterceptor {

    private static final ThreadLocal<Recording> RECORDING = new ThreadLocal<>();

    /** What is asked from {@link #record} on, and what it takes in all. */
    static final class Recording {

        private final List<SdkRequest> requests = new ArrayList<>();
        private int refused;
        private Spent startedAt = Spent.NOTHING;
        private Spent inside = Spent.NOTHING;

        List<SdkRequest> requests() {
            return requests;
        }

        /** How many of them found that something had changed meanwhile. */
        int refused() {
            return refused;
        }

        /** Within the SDK: the way to the database, the database itself, and reading the answers. */
        Spent inside() {
            return inside;
        }
    }

    static Recording record(Runnable calls) {
        Recording recording = new Recording();
        RECORDING.set(recording);
        try {
            calls.run();
            return recording;
        } finally {
            RECORDING.remove();
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Recording recording = RECORDING.get();
        if (recording != null) {
            recording.requests.add(context.request());
            recording.startedAt = Spent.now();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        stop();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        stop();
        Recording recording = RECORDING.get();
        if (recording != null) {
            recording.refused++;
        }
    }

    private static void stop() {
        Recording recording = RECORDING.get();
        if (recording != null) {
            recording.inside = recording.inside.plus(Spent.now().minus(recording.startedAt));
        }
    }
}
