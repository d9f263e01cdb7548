package meetme.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import meetme.aws.AwsClients;
import meetme.lambda.ApiFunction;
import meetme.lambda.BounceFunction;
import meetme.lambda.MailFunction;
import meetme.lambda.SweepFunction;
import meetme.lambda.Wiring;

/** The deployed functions, as Lambda runs them: each instance answers one call at a time, and lives on until it fails. */
final class Functions {

    enum Kind {
        API,
        MAIL,
        BOUNCE,
        SWEEP
    }

    private static final List<Long> WRONG_BY = List.of(0L, 0L, 0L, 40L, -40L, 1_500L, -1_500L);

    private final World world;
    private final AwsClients aws;
    private final Deployed deployed;
    private final Map<Kind, List<Function<String, String>>> idle = new EnumMap<>(Kind.class);
    private int started;

    Functions(World world, AwsClients aws, Deployed deployed) {
        this.world = world;
        this.aws = aws;
        this.deployed = deployed;
    }

    /**
     * Calls one.
     *
     * @param name of the call, the same whenever this story is told
     * @param then is given the task, and what it answered if it came to its end
     */
    void call(Kind kind, String name, String event, BiConsumer<Task, Optional<String>> then) {
        List<Function<String, String>> pool = idle.computeIfAbsent(kind, _ -> new ArrayList<>());
        String[] answer = new String[1];
        List<Function<String, String>> used = new ArrayList<>();
        world.say(() -> name + " begins");
        world.start(
                name,
                deployed.timeouts().get(kind),
                () -> {
                    used.add(pool.isEmpty() ? instance(kind) : pool.removeLast());
                    answer[0] = used.getFirst().apply(event);
                },
                task -> {
                    boolean isWell = !task.isDead() && task.thrown().isEmpty();
                    if (isWell) {
                        pool.addAll(used);
                    }
                    task.thrown().ifPresent(thrown -> thrown(kind, name, task, thrown));
                    then.accept(task, Optional.ofNullable(answer[0]).filter(_ -> isWell));
                });
    }

    // Lambda is to hear of a bounce that was not stored, and the host of a switch.
    private void thrown(Kind kind, String name, Task task, Throwable thrown) {
        world.say(() -> name + " throws " + thrown);
        if (kind != Kind.BOUNCE && kind != Kind.SWEEP && !task.isDead()) {
            throw new Violation("A function never throws", name + ": " + thrown);
        }
    }

    /** As a deployment does: whatever is called next begins from cold. */
    void redeploy() {
        idle.clear();
    }

    private Function<String, String> instance(Kind kind) {
        Clock clock =
                world.clock(Duration.ofMillis(world.dice().oneOf(WRONG_BY, "clock of " + kind + " " + started++)));
        Wiring wiring = new Wiring(deployed.variables().get(kind), deployed.host(), aws, clock);
        return switch (kind) {
            case API -> stream(new ApiFunction(wiring.routes(), clock));
            case MAIL -> stream(new MailFunction(wiring.outboxSender(), clock));
            case BOUNCE -> stream(new BounceFunction(wiring.bounces(), clock));
            case SWEEP -> {
                SweepFunction sweep =
                        new SweepFunction(wiring.sweep(), wiring.stores().mail(), clock);
                yield event -> json(sweep.handleRequest(read(event), null));
            }
        };
    }

    private static Function<String, String> stream(RequestStreamHandler function) {
        return event -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(UTF_8);
        };
    }

    static String json(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> read(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
