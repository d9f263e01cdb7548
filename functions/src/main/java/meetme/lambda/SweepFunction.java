package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import meetme.keeping.Sweep;
import meetme.log.Log;
import meetme.meetup.Fault;
import meetme.meetup.MailState;
import meetme.meetup.SendingSwitch;

/** Does every minute what is due. The host also calls it to pause sending: {@code {"sending":"paused"}}. */
public final class SweepFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Sweep sweep;
    private final MailState state;
    private final Clock clock;

    /** For Lambda. */
    public SweepFunction() {
        this(Wiring.fromEnvironment());
    }

    private SweepFunction(Wiring wiring) {
        this(wiring.sweep(), wiring.stores().mail(), Wiring.realClock());
    }

    /** @param state where the switch is */
    public SweepFunction(Sweep sweep, MailState state, Clock clock) {
        this.sweep = sweep;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return switch (SweepEvent.read(event)) {
            case SweepEvent.Minute _ -> {
                sweep();
                yield Map.of();
            }
            case SweepEvent.Switch order -> switchSending(order.to());
            case SweepEvent.Unreadable _ ->
                Map.of("error", "Say {\"sending\":\"paused\"} or {\"sending\":\"on\"}. Nothing was changed");
        };
    }

    // What is due stays due, and the next run is a minute away: Lambda need not try this one again.
    private void sweep() {
        try {
            sweep.run(clock);
        } catch (RuntimeException | Error fault) {
            Log.alarm("A sweep failed", clock.millis()).cause(fault).write();
        }
    }

    private Map<String, Object> switchSending(SendingSwitch.State to) {
        try {
            SendingSwitch holds = state.switchSending(to, clock.instant());
            Log.info(holds.isPaused() ? "The host paused sending" : "The host resumed sending")
                    .write();
            return answer(holds);
        } catch (RuntimeException | Error fault) {
            Log.alarm("Sending could not be switched", clock.millis())
                    .cause(fault)
                    .write();
            return Map.of(
                    "error",
                    "It is not known whether this was done. Run it again",
                    "why",
                    Fault.in(fault).code());
        }
    }

    private static Map<String, Object> answer(SendingSwitch holds) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sending", holds.state().word());
        holds.since().ifPresent(since -> answer.put("since", since.toString()));
        return answer;
    }
}
