package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.log.Log;
import meetme.security.Stamps;

/**
 * Asks for a meetup before any visitor does, on a copy of the program without a connection, so that Java loads and links in advance
 * what it would otherwise load at the first call. While a function starts, Lambda lends it a whole CPU, and takes most of it back afterwards.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda's initialization</a>
 */
final class WarmUp {

    /** Tells the copy without a connection that a call came through the distribution. */
    static final String SECRET = "warm-up";

    /** The first time loads the classes; the others get the code that runs most compiled. */
    private static final int TIMES = 3;

    /** A function that keeps nothing of what it accepts, and takes {@link #SECRET}. */
    @FunctionalInterface
    interface Function {
        void answer(InputStream event, OutputStream answer) throws IOException;
    }

    private final Function function;
    private final Host host;
    private final Stamps stamps;
    private final InstantSource clock;

    /** @param stamps with the function's keys */
    WarmUp(Function function, Host host, Stamps stamps, InstantSource clock) {
        this.function = function;
        this.host = host;
        this.stamps = stamps;
        this.clock = clock;
    }

    /** Never fails: at worst the first call is as slow as it would have been. */
    void run() {
        try {
            answer(event("GET", "/api/openings", ""));
            Optional<String> form = form(clock.instant());
            if (form.isPresent()) {
                ask(event("POST", "/api/requests", form.get()));
            }
        } catch (IOException | RuntimeException | Error fault) {
            Log.info("The warm-up failed").cause(fault).write();
        }
    }

    private void ask(String event) throws IOException {
        for (int time = 0; time < TIMES; time++) {
            if (!answer(event).contains("\"statusCode\":201")) {
                Log.info("The warm-up was refused").write();
            }
        }
    }

    private String answer(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.answer(new ByteArrayInputStream(event.getBytes(UTF_8)), answer);
        return answer.toString(UTF_8);
    }

    private static String event(String method, String path, String body) throws IOException {
        Map<String, Object> event = new HashMap<>();
        event.put("version", "2.0");
        event.put("rawPath", path);
        event.put("requestContext", Map.of("http", Map.of("method", method, "path", path)));
        event.put(
                "headers",
                Map.of(
                        "content-type", "application/json",
                        "idempotency-key", "warm-up",
                        "x-origin-secret", SECRET,
                        "x-viewer-address", "192.0.2.1"));
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return JSON.std.asString(event);
    }

    /** A form that asks for the first open time, if there is one. */
    private Optional<String> form(Instant now) throws IOException {
        City city = host.home();
        for (Openings.Day day : Openings.at(host, city, List.of(), now)) {
            LocalDateTime time = day.date().atTime(day.times().getFirst());
            for (Meeting meeting : host.meetings()) {
                if (Openings.check(host, city, meeting, time, now) instanceof Openings.Open) {
                    return Optional.of(form(city, meeting, time, now));
                }
            }
        }
        return Optional.empty();
    }

    private String form(City city, Meeting meeting, LocalDateTime time, Instant now) throws IOException {
        String day = time.toLocalDate().toString();
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Nobody");
        form.put("email", "nobody@example.com");
        form.put("topic", "The first time is the slowest.");
        form.put("city", city.id());
        form.put("arrive", day);
        form.put("leave", day);
        form.put("times", List.of(time.truncatedTo(ChronoUnit.MINUTES).toString()));
        form.put("meeting", meeting.id());
        form.put("pledge", true);
        form.put("stamp", stamps.mint(now.minus(Stamps.YOUNGEST)));
        return JSON.std.asString(form);
    }
}
