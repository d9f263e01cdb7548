package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.util.Map;
import meetme.keeping.Sweep;
import org.jspecify.annotations.Nullable;

/** Does every minute what is due. Which minute that is, the event need not tell: what it says is not read. */
public final class SweepFunction implements RequestHandler<Map<String, Object>, @Nullable Void> {

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
    public @Nullable Void handleRequest(Map<String, Object> event, Context context) {
        sweep.run(clock);
        return null;
    }
}
