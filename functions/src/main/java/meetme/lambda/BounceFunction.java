package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import meetme.aws.ses.SesEvents;
import meetme.log.Log;
import meetme.mail.Bounces;

/** Learns from SES which emails bounced. */
public final class BounceFunction implements RequestStreamHandler {

    private final Bounces bounces;
    private final Clock clock;

    /** For Lambda. */
    public BounceFunction() {
        this(Wiring.fromEnvironment().bounces(), Wiring.realClock());
    }

    public BounceFunction(Bounces bounces, Clock clock) {
        this.bounces = bounces;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        boolean allTaken = TopicEvent.read(in).getRecords().stream()
                .map(record -> isTaken(record.getSNS().getMessage()))
                .reduce(true, Boolean::logicalAnd);
        if (!allTaken) {
            // Lambda calls again. It logs this exception, so the cause is left out.
            throw new IllegalStateException("A bounce was not stored");
        }
    }

    private boolean isTaken(String message) {
        try {
            SesEvents.read(message)
                    .forEach(returned ->
                            bounces.take(returned.address(), returned.feedback(), returned.about(), clock.instant()));
            return true;
        } catch (RuntimeException | Error fault) {
            Log.alarm("A bounce could not be stored", clock.millis())
                    .cause(fault)
                    .write();
            return false;
        }
    }
}
