package meetme.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import meetme.SettableClock;
import meetme.local.io.JsonMaps;
import meetme.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model of the distribution keeps, by the rules of template.yaml. */
class EdgeCacheTest {

    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final String PATH = "/api/openings";
    private static final String SHARED = "public, max-age=0, s-maxage=60";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-03T12:00:00Z"));
    private final List<String> fetched = new ArrayList<>();
    private final EdgeCache edge = new EdgeCache(EdgeRule.byPath(TEMPLATE), clock);

    EdgeCacheTest() throws IOException {}

    @Test
    void whatIsTheSameForEverybodyIsKeptAndNothingElse() throws IOException {
        assertThat(EdgeRule.byPath(TEMPLATE)).containsOnlyKeys("/api/openings", "/api/promise", "/api/trips.ics");
        assertThat(edge.keeps("GET", PATH)).isTrue();
        assertThat(edge.keeps("HEAD", PATH)).isTrue();
        assertThat(edge.keeps("POST", PATH)).isFalse();
        assertThat(edge.keeps("GET", "/api/openings/")).isFalse();
        assertThat(edge.keeps("GET", "/api/host/calendar/token.ics")).isFalse();
    }

    @Test
    void anAnswerIsGoodForAMinuteAndThenAskedAbout() {
        assertThat(ask(answer(200, SHARED, "a"))).isEqualTo("200 a");
        pass(Duration.ofMillis(59_999));
        assertThat(ask(answer(200, SHARED, "b"))).isEqualTo("200 a");
        assertThat(fetched).containsExactly("");

        pass(Duration.ofMillis(1));
        assertThat(ask(notModified())).isEqualTo("200 a");
        assertThat(fetched).containsExactly("", "\"a\"");
        pass(Duration.ofMillis(59_999));
        assertThat(ask(answer(200, SHARED, "b"))).isEqualTo("200 a");
        pass(Duration.ofMillis(1));
        assertThat(ask(answer(200, SHARED, "b"))).isEqualTo("200 b");
        assertThat(fetched).containsExactly("", "\"a\"", "\"a\"");
    }

    @Test
    void eachPathIsKeptOnItsOwn() {
        ask(answer(200, SHARED, "a"));

        GatewayAnswer other = edge.answer("/api/promise", "", tag -> answer(200, SHARED, "other"));

        assertThat(other.text()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 429, 500, 503, 504})
    void aFailureIsNotKept(int status) {
        assertThat(ask(answer(status, "no-store", "trouble"))).isEqualTo(status + " trouble");
        assertThat(ask(answer(200, SHARED, "a"))).isEqualTo("200 a");
    }

    @Test
    void whileTheFunctionFailsWhatWasKeptIsShownAndItIsAskedEachTime() {
        ask(answer(200, SHARED, "a"));
        pass(Duration.ofMinutes(5));

        assertThat(ask(answer(503, "no-store", "trouble"))).isEqualTo("200 a");
        assertThat(ask(answer(503, "no-store", "trouble"))).isEqualTo("200 a");
        assertThat(ask(answer(200, SHARED, "b"))).isEqualTo("200 b");
        assertThat(fetched).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"x\", \"a\"", "*"})
    void aVisitorWhoHasItIsToldSoWithoutTheFunction(String known) {
        ask(answer(200, SHARED, "a"));

        GatewayAnswer again = edge.answer(PATH, known, tag -> answer(200, SHARED, "b"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("etag")).isEqualTo("\"a\"");
    }

    @Test
    void oneCallIsMadeForAllWhoAskAtTheSameTime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<GatewayAnswer>> answers = new ArrayList<>();
            answers.add(visitors.submit(() -> edge.answer(PATH, "", tag -> {
                asked.countDown();
                awaited(answered);
                return answer(200, SHARED, "first");
            })));
            awaited(asked);
            for (int visitor = 0; visitor < 200; visitor++) {
                answers.add(visitors.submit(() -> edge.answer(PATH, "", tag -> answer(200, SHARED, "another"))));
            }
            answered.countDown();

            for (Future<GatewayAnswer> each : answers) {
                assertThat(each.get().text()).isEqualTo("first");
            }
        }
    }

    @Test
    void aCallThatBreaksIsMadeAgainByTheNext() {
        assertThatThrownBy(() -> edge.answer(PATH, "", tag -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(ask(answer(200, SHARED, "a"))).isEqualTo("200 a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | public, max-age=0, s-maxage=60   | 60",
                "200 | public, s-maxage=10              | 10",
                "200 | public, max-age=300              | 60",
                "200 | public, s-maxage=300, max-age=5  | 60",
                "200 | public, max-age=0                | 0",
                "200 | no-store                         | 0",
                "200 | private, max-age=900             | 0",
                "200 | ''                               | 0",
                "404 | no-store                         | 0",
                "404 | public, s-maxage=20              | 20",
                "403 | ''                               | 0",
                "429 | public, s-maxage=20              | 0",
                "503 | no-store                         | 0",
            })
    void howLongSomethingIsKept(int status, String cacheControl, long seconds) {
        assertThat(EdgeRule.byPath(template()).get(PATH).of(status, cacheControl))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whereTheTemplateSaysNothingOfAFailureItIsKeptForTenSeconds() {
        EdgeRule rule = new EdgeRule(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), new LinkedHashMap<>());

        assertThat(rule.of(503, "no-store")).isEqualTo(Duration.ofSeconds(10));
    }

    private static Template template() {
        try {
            return Template.read(TEMPLATE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a visitor gets while the function would give that. */
    private String ask(GatewayAnswer ofFunction) {
        GatewayAnswer answer = edge.answer(PATH, "", tag -> {
            fetched.add(tag);
            return ofFunction;
        });
        return answer.status() + " " + answer.text();
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static GatewayAnswer answer(int status, String cacheControl, String body) {
        return GatewayAnswer.ofFunction(JsonMaps.bytes(Map.of(
                "statusCode",
                status,
                "headers",
                Map.of("cache-control", cacheControl, "etag", "\"" + body + "\""),
                "body",
                body)));
    }

    private static GatewayAnswer notModified() {
        return GatewayAnswer.ofFunction(JsonMaps.bytes(
                Map.of("statusCode", 304, "headers", Map.of("cache-control", SHARED, "etag", "\"a\""), "body", "")));
    }
}
