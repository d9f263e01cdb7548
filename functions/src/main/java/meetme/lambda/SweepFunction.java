package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import meetme.keeping.Sweep;
import org.jspecify.annotations.Nullable;

/** Does every minute what is due. */
public final class SweepFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final Sweep sweep;
    private final Clock clock;

    /** For Lambda. */
    public SweepFunction() {
        this(Wiring.fromEnvironment().sweep(), Wiring.realClock());
    }

    public SweepFunction(Sweep sweep, Clock clock) {
        this.sweep = sweep;
        this.clock = clock;
    }

    @Override
    public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
        sweep.run(clock);
        return null;
    }
}
