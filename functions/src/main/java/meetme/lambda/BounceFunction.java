package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.time.Clock;
import meetme.aws.SesEvents;
import meetme.mail.Bounces;
import org.jspecify.annotations.Nullable;

/** Hears from SES which mails came back. */
public final class BounceFunction implements RequestHandler<SNSEvent, @Nullable Void> {

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
    public @Nullable Void handleRequest(SNSEvent event, Context context) {
        event.getRecords().stream()
                .flatMap(record -> SesEvents.read(record.getSNS().getMessage()).stream())
                .forEach(returned -> bounces.take(returned.address(), returned.feedback(), clock.instant()));
        return null;
    }
}
