package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import meetme.lambda.TestCloud.Reply;
import meetme.local.gateway.EdgeCache;
import meetme.local.gateway.EdgeRule;
import meetme.local.gateway.GatewayAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that goes viral: views cost the function nothing. docs/decisions/0016-viral.md */
class ViralPageIT {

    private static final int VIEWS_A_SECOND = 200;

    /** What a page asks for, and what somebody subscribes to. */
    private static final List<String> VIEW = List.of("/api/openings", "/api/promise", "/api/trips.ics");

    private final TestCloud cloud = TestCloud.start();
    private final EdgeCache edge = new EdgeCache(EdgeRule.byPath(Path.of("..", "template.yaml")), cloud.clock);
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    ViralPageIT() throws IOException {}

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void twelveThousandViewsInAMinuteReachTheFunctionOnceForEachPath() {
        assertThat(viewsOfAMinute()).isEqualTo(12_000);
        assertThat(calls)
                .containsExactlyInAnyOrderEntriesOf(Map.of("/api/openings", 1, "/api/promise", 1, "/api/trips.ics", 1));

        assertThat(viewsOfAMinute()).isEqualTo(12_000);
        assertThat(calls)
                .containsExactlyInAnyOrderEntriesOf(Map.of("/api/openings", 2, "/api/promise", 2, "/api/trips.ics", 2));
    }

    @Test
    void whatTheEdgeKeepsCanStillBeAskedForAMinuteLater() {
        String stamp = stampOf(view("/api/openings"));
        cloud.clock.advance(Duration.ofSeconds(59));
        assertThat(stampOf(view("/api/openings"))).isEqualTo(stamp);

        Map<String, Object> form = cloud.form();
        form.put("stamp", stamp);

        assertThat(cloud.post("/api/requests", form).status()).isEqualTo(201);
    }

    /** All of a second come at the same instant, from everywhere. */
    private int viewsOfAMinute() {
        int seen = 0;
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int second = 0; second < 60; second++) {
                List<Future<Boolean>> views = IntStream.range(0, VIEWS_A_SECOND)
                        .mapToObj(visitor -> visitors.submit(this::seesEverything))
                        .toList();
                seen += (int) views.stream().filter(ViralPageIT::result).count();
                cloud.clock.advance(Duration.ofSeconds(1));
            }
        }
        return seen;
    }

    private boolean seesEverything() {
        return VIEW.stream().allMatch(path -> view(path).status() == 200);
    }

    private GatewayAnswer view(String path) {
        return edge.answer(path, "", tag -> {
            calls.merge(path, 1, Integer::sum);
            Map<String, String> known = tag.isEmpty() ? Map.of() : Map.of("if-none-match", tag);
            Reply reply = cloud.call("GET", path, known, new byte[0]);
            return GatewayAnswer.ofFunction(TestCloud.json(
                    Map.of("statusCode", reply.status(), "headers", reply.headers(), "body", reply.body())));
        });
    }

    private static String stampOf(GatewayAnswer openings) {
        return openings.text().replaceFirst("(?s).*\"stamp\":\"([^\"]+)\".*", "$1");
    }

    private static boolean result(Future<Boolean> view) {
        try {
            return view.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
