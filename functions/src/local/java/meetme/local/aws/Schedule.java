package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import meetme.local.io.JsonMaps;
import meetme.local.template.Intrinsics;
import meetme.local.template.Template;

/**
 * Calls a function at the template's rate and whenever it is asked to, never twice at once.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">What
 *     EventBridge Scheduler fills in</a>
 */
public final class Schedule implements AutoCloseable {
    private final String functionName;
    private final RequestHandler<Map<String, Object>, ?> function;
    private final Template.ScheduleSource source;
    private final Clock clock;
    private final Lock oneAtATime = new ReentrantLock();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedule").factory());

    public Schedule(
            String functionName,
            RequestHandler<Map<String, Object>, ?> function,
            Template.ScheduleSource source,
            Clock clock) {
        this.functionName = functionName;
        this.function = function;
        this.source = source;
        this.clock = clock;
    }

    /** The same, of a function that takes its event as bytes, which is what Lambda gives to any. */
    public Schedule(String functionName, RequestStreamHandler function, Template.ScheduleSource source, Clock clock) {
        this(functionName, fromBytes(function), source, clock);
    }

    private static RequestHandler<Map<String, Object>, Void> fromBytes(RequestStreamHandler function) {
        return (event, context) -> {
            try {
                function.handleRequest(
                        new ByteArrayInputStream(JsonMaps.bytes(event)), OutputStream.nullOutputStream(), context);
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    public void start() {
        long rate = source.rate().toMillis();
        var _ = timer.scheduleAtFixedRate(this::runOrReport, rate, rate, TimeUnit.MILLISECONDS);
    }

    private void runOrReport() {
        try {
            runNow();
        } catch (RuntimeException | Error nextTime) {
            System.err.println(functionName + " failed");
            nextTime.printStackTrace();
        }
    }

    /** Returns when the function has ended; throws what it throws. */
    public void runNow() {
        oneAtATime.lock();
        try {
            function.handleRequest(event(), new LocalContext(functionName));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Map<String, Object> event() {
        String id = UUID.randomUUID().toString();
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return source.input()
                .map(input -> input.replace("<aws.scheduler.execution-id>", id)
                        .replace("<aws.scheduler.scheduled-time>", time)
                        .replace("<aws.scheduler.attempt-number>", "1"))
                .map(input -> JsonMaps.object(input.getBytes(UTF_8)))
                .orElseGet(() -> usualEvent(id, time));
    }

    private Map<String, Object> usualEvent(String id, String time) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", source.byScheduler() ? "aws.scheduler" : "aws.events");
        event.put("account", Intrinsics.ACCOUNT);
        event.put("time", time);
        event.put("region", Intrinsics.REGION);
        event.put("resources", List.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/" + functionName));
        // Scheduler's is a text, EventBridge's an object.
        event.put("detail", source.byScheduler() ? "{}" : Map.of());
        return event;
    }

    /** Returns when the function is not running any more. */
    @Override
    public void close() {
        timer.close();
    }
}
