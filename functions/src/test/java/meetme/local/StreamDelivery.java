package meetme.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to a function as Lambda's event source does: filters, retries from the first record that failed, halves
 * what keeps failing, and gives up into a failure queue. It retries at once, where Lambda waits longer and longer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batches</a>
 */
final class StreamDelivery {
    // Lambda goes on for a day; who waits here for the end of it would wait as long.
    private static final int WITHOUT_END = 100;

    private final String functionName;
    private final RequestHandler<DynamodbEvent, StreamsEventResponse> function;
    private final Template.StreamSource source;
    private final List<FailedBatch> failureQueue = new CopyOnWriteArrayList<>();

    StreamDelivery(
            String functionName,
            RequestHandler<DynamodbEvent, StreamsEventResponse> function,
            Template.StreamSource source) {
        this.functionName = functionName;
        this.function = function;
        this.source = source;
    }

    /** What the queue of the template would get: which records, not what is in them. */
    record FailedBatch(String firstSequenceNumber, String lastSequenceNumber, int size) {}

    /** Returns when each record is handled or in the failure queue. */
    void deliver(List<StreamRecord> records) {
        List<StreamRecord> wanted = records.stream().filter(this::isWanted).toList();
        if (!wanted.isEmpty()) {
            handOver(wanted);
        }
    }

    private boolean isWanted(StreamRecord record) {
        return source.filters().isEmpty()
                || source.filters().stream().anyMatch(filter -> filter.matches(record.json()));
    }

    private void handOver(List<StreamRecord> records) {
        for (int retry = 0; retry <= retries(); retry++) {
            int done = call(records);
            if (done == records.size()) {
                return;
            }
            if (done > 0) {
                handOver(records.subList(done, records.size()));
                return;
            }
            // Halving is no retry, says Lambda.
            if (source.bisect() && records.size() > 1) {
                handOver(records.subList(0, records.size() / 2));
                handOver(records.subList(records.size() / 2, records.size()));
                return;
            }
        }
        failureQueue.add(new FailedBatch(
                records.getFirst().sequenceNumber(), records.getLast().sequenceNumber(), records.size()));
    }

    private int retries() {
        return source.retries() < 0 ? WITHOUT_END : source.retries();
    }

    /** How many records, from the first one on, need not be handed over again. */
    private int call(List<StreamRecord> records) {
        try {
            DynamodbEvent event = LambdaEvent.read(StreamRecord.event(records), DynamodbEvent.class);
            StreamsEventResponse response = function.handleRequest(event, new LocalContext(functionName));
            return source.reportsFailures() ? done(records, response) : records.size();
        } catch (RuntimeException | Error failed) {
            System.err.println(functionName + " failed on " + records.size() + " stream records");
            failed.printStackTrace();
            return 0;
        }
    }

    // A function may answer nothing; an identifier that is in no record means that all failed.
    private static int done(List<StreamRecord> records, @Nullable StreamsEventResponse response) {
        return Optional.ofNullable(response).map(StreamsEventResponse::getBatchItemFailures).orElse(List.of()).stream()
                .mapToInt(failure -> position(records, Optional.ofNullable(failure.getItemIdentifier())))
                .min()
                .orElse(records.size());
    }

    private static int position(List<StreamRecord> records, Optional<String> identifier) {
        return IntStream.range(0, records.size())
                .filter(i -> identifier
                        .filter(records.get(i).sequenceNumber()::equals)
                        .isPresent())
                .findFirst()
                .orElse(0);
    }

    List<FailedBatch> failureQueue() {
        return List.copyOf(failureQueue);
    }
}
