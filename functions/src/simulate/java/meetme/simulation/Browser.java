package meetme.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import meetme.simulation.Functions.Kind;

/** What the pages' scripts do: call the API, and try again where there is no answer. */
final class Browser {

    private static final int MOST_TRIES = 5;

    /** They look, and change nothing. */
    private static final Set<String> LOOKS = Set.of(
            "/api/openings",
            "/api/promise",
            "/api/host/view",
            "/api/host/board",
            "/api/host/plan",
            "/api/host/export",
            "/api/host/invitations",
            "/api/invited/view",
            "/api/watch/view",
            "/api/visitor/view",
            "/api/visitor/calendar");

    /**
     * What the API has answered.
     *
     * @param json the same, read; empty where it is none
     */
    record Answer(int status, String body, Map<String, Object> json) {

        static Answer of(int status, String body) {
            return new Answer(status, body, body.startsWith("{") ? Functions.read(body) : Map.of());
        }

        private Answer within(Object part) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (part instanceof Map<?, ?> map) {
                map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            }
            return new Answer(status, "", fields);
        }

        boolean isOk() {
            return status == 200 || status == 201;
        }

        String text(String field) {
            return String.valueOf(json.get(field));
        }

        int number(String field) {
            return json.get(field) instanceof Integer number ? number : 0;
        }

        boolean has(String field) {
            return json.get(field) != null;
        }

        /** An object within. */
        Answer in(String field) {
            return within(json.getOrDefault(field, Map.of()));
        }

        List<String> texts(String field) {
            return json.get(field) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        List<Answer> each(String field) {
            return json.get(field) instanceof List<?> list
                    ? list.stream().map(this::within).toList()
                    : List.of();
        }

        @Override
        public String toString() {
            return status + " " + (body.isEmpty() ? json : body);
        }
    }

    private final World world;
    private final Functions functions;

    Browser(World world, Functions functions) {
        this.world = world;
        this.functions = functions;
    }

    void get(String name, String path, Consumer<Optional<Answer>> then) {
        call(name, "GET", path, Map.of(), "", then);
    }

    /** Posts once. */
    void post(String name, String path, Map<String, Object> body, Consumer<Optional<Answer>> then) {
        call(name, "POST", path, Map.of(), Functions.json(body), then);
    }

    /** Posts, and posts again where nothing is heard, or that it should try again. */
    void persistently(
            String name, String path, Map<String, String> headers, String body, Consumer<Optional<Answer>> then) {
        attempt(1, name, path, headers, body, then);
    }

    private void attempt(
            int time,
            String name,
            String path,
            Map<String, String> headers,
            String body,
            Consumer<Optional<Answer>> then) {
        call(name + ", try " + time, "POST", path, headers, body, answer -> {
            boolean isHeard = answer.filter(any -> any.status() != 503).isPresent();
            if (isHeard || time == MOST_TRIES) {
                then.accept(answer);
            } else {
                world.after(
                        Duration.ofSeconds(2L + world.dice().below(20, name + " waits " + time)),
                        () -> attempt(time + 1, name, path, headers, body, then));
            }
        });
    }

    private void call(
            String name,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Consumer<Optional<Answer>> then) {
        functions.call(Kind.API, name + ": " + path, event(method, path, headers, body), (task, answered) -> {
            Optional<Answer> answer = answered.map(Browser::read);
            answer.filter(any -> any.status() >= 500 && any.status() != 503).ifPresent(any -> {
                throw new Violation("Nothing is answered with a 500", name + " got " + any);
            });
            if (LOOKS.contains(path) && task.commits() > 0) {
                throw new Violation("Opening a link changes nothing", name + " has written");
            }
            boolean isLost = world.dice().happens(world.faults().network(), name + ": its answer is lost");
            Optional<Answer> heard = answer.filter(_ -> !isLost);
            world.say(() -> name + ": "
                    + heard.map(any -> any.status() + " "
                                    + (any.body().length() > 160 ? any.body().substring(0, 160) + "…" : any.body()))
                            .orElse("no answer"));
            then.accept(heard);
        });
    }

    private static Answer read(String json) {
        Map<String, Object> answer = Functions.read(json);
        return Answer.of((Integer) answer.get("statusCode"), String.valueOf(answer.get("body")));
    }

    private static String event(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("x-origin-secret", Deployed.ORIGIN_SECRET);
        all.put("x-viewer-address", "2001:db8:4a1c::7e0f");
        all.put("content-type", "application/json");
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("rawPath", path);
        event.put("rawQueryString", "");
        event.put("headers", all);
        event.put("requestContext", Map.of("http", Map.of("method", method, "path", path)));
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return Functions.json(event);
    }
}
