package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import meetme.aws.dynamo.StreamRecords;
import meetme.log.Log;
import meetme.mail.OutboxSender;

/** Sends each email as soon as its outbox row is written. */
public final class MailFunction implements RequestStreamHandler {

    private final OutboxSender sender;
    private final Clock clock;

    /** For Lambda. */
    public MailFunction() {
        this(Wiring.fromEnvironment().outboxSender(), Wiring.realClock());
    }

    public MailFunction(OutboxSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        StreamAnswer.write(deliver(StreamEvent.read(in)), out);
    }

    private StreamsEventResponse deliver(DynamodbEvent event) {
        // Every record gets its turn, so that one that fails does not hold up the emails behind it. Lambda then calls
        // again with the first one that failed and all after it; those already sent are not sent again.
        List<BatchItemFailure> failures = new ArrayList<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            try {
                if (!deliver(record)) {
                    // The sweep knows the order in which they are due, and sends the rest as fast as SES accepts it.
                    break;
                }
            } catch (RuntimeException | Error fault) {
                Log.alarm("A stream record failed", clock.millis()).cause(fault).write();
                failures.add(failure(record));
            }
        }
        return new StreamsEventResponse(failures);
    }

    private boolean deliver(DynamodbStreamRecord record) {
        return StreamRecords.outboxRow(record)
                .map(row -> sender.deliver(row, clock.instant()))
                .orElse(true);
    }

    private static BatchItemFailure failure(DynamodbStreamRecord record) {
        return new BatchItemFailure(record.getDynamodb().getSequenceNumber());
    }
}
