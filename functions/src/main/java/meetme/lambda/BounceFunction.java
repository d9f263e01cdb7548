package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import meetme.aws.SesEvents;
import meetme.mail.Bounces;

/** Hears from SES which mails came back. */
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
        TopicEvent.read(in).getRecords().stream()
                .flatMap(record -> SesEvents.read(record.getSNS().getMessage()).stream())
                .forEach(returned -> bounces.take(returned.address(), returned.feedback(), clock.instant()));
    }
}
