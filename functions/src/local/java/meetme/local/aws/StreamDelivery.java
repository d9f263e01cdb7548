package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;
import meetme.local.template.Template;

/**
 * Hands records to a function as Lambda's event source does: filters, retries from the first record that failed, halves
 * what keeps failing, and gives up into a failure queue. It retries at once, where Lambda waits longer and longer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batches</a>
 */
public final class StreamDelivery {
    // Lambda goes on for a day; who waits here for the end of it would wait as long.
    private static final int WITHOUT_END = 100;

    private final String functionName;
    private final RequestStreamHandler function;
    private final Template.StreamSource source;
    private final List<FailedBatch> failureQueue = new CopyOnWriteArrayList<>();

    public StreamDelivery(String functionName, RequestStreamHandler function, Template.StreamSource source) {
        this.functionName = functionName;
        this.function = function;
        this.source = source;
    }

    /** What the queue of the template would get: which records, not what is in them. */
    public record FailedBatch(String firstSequenceNumber, String lastSequenceNumber, int size) {}

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
            byte[] answer = LambdaCall.answer(functionName, function, StreamRecord.event(records));
            return source.reportsFailures() ? done(records, failures(answer)) : records.size();
        } catch (RuntimeException | Error failed) {
            System.err.println(functionName + " failed on " + records.size() + " stream records");
            failed.printStackTrace();
            return 0;
        }
    }

    // A function may answer nothing.
    private static List<Map<String, Object>> failures(byte[] answer) {
        String json = new String(answer, UTF_8).strip();
        if (json.isEmpty() || json.equals("null")) {
            return List.of();
        }
        return JsonMaps.object(answer).get("batchItemFailures") instanceof List<?> failures
                ? MapFields.maps(failures)
                : List.of();
    }

    private static int done(List<StreamRecord> records, List<Map<String, Object>> failures) {
        return failures.stream()
                .mapToInt(failure -> position(records, MapFields.text(failure, "itemIdentifier")))
                .min()
                .orElse(records.size());
    }

    // An identifier that is in no record means that all failed.
    private static int position(List<StreamRecord> records, String identifier) {
        return IntStream.range(0, records.size())
                .filter(i -> records.get(i).sequenceNumber().equals(identifier))
                .findFirst()
                .orElse(0);
    }

    public List<FailedBatch> failureQueue() {
        return List.copyOf(failureQueue);
    }
}
