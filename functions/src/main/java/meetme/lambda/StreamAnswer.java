package meetme.lambda;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The answer that says which records of a stream's event failed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batches</a>
 */
final class StreamAnswer {

    private StreamAnswer() {}

    static void write(StreamsEventResponse answer, OutputStream out) throws IOException {
        JSON.std.write(
                Map.of(
                        "batchItemFailures",
                        answer.getBatchItemFailures().stream()
                                .map(failure -> Map.of("itemIdentifier", identifier(failure)))
                                .toList()),
                out);
    }

    // An empty one would tell Lambda that all failed.
    private static String identifier(BatchItemFailure failure) {
        return Optional.ofNullable(failure.getItemIdentifier()).orElse("");
    }
}
