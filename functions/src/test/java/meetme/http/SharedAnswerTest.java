package meetme.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAnswerTest {

    private static final Instant MINUTE = Instant.parse("2026-11-22T20:30:00Z");

    private final Routes routes = new Routes(new OriginSecrets("secret"))
            .getShared("/api/time", (call, now) -> HttpResponse.json(200, Map.of("now", now.toString())))
            .getShared("/api/trouble", (call, now) -> Problem.unavailable());

    @Test
    void allWithinAMinuteGetTheSameAnswerWhichTheEdgeMayKeepAsLong() {
        HttpResponse first = get("/api/time", Map.of(), MINUTE);
        HttpResponse last = get("/api/time", Map.of(), MINUTE.plusMillis(59_999));

        assertThat(first.body()).isEqualTo("{\"now\":\"2026-11-22T20:30:00Z\"}");
        assertThat(first.headers())
                .containsEntry("cache-control", "public, max-age=0, s-maxage=60")
                .containsEntry("content-type", "application/json; charset=utf-8")
                .hasEntrySatisfying("etag", tag -> assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\""));
        assertThat(last).isEqualTo(first);
        assertThat(get("/api/time", Map.of(), MINUTE.plus(Duration.ofMinutes(1)))
                        .headers())
                .doesNotContainEntry("etag", first.headers().get("etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", " W/\"other\" ,W/TAG", "*"})
    void whoeverHasItIsToldThatItIsStillTheSame(String known) {
        String tag = get("/api/time", Map.of(), MINUTE).headers().get("etag");

        HttpResponse answer = get("/api/time", Map.of("if-none-match", known.replace("TAG", tag)), MINUTE);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).isEqualTo(Map.of("etag", tag, "cache-control", "public, max-age=0, s-maxage=60"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "\"\"", "\"other\"", "W/\"other\"", "TAG\"", "w/TAG", "\"TAG"})
    void whoeverHasSomethingElseGetsAllOfIt(String known) {
        String tag = get("/api/time", Map.of(), MINUTE).headers().get("etag");

        HttpResponse answer = get("/api/time", Map.of("if-none-match", known.replace("TAG", tag)), MINUTE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("20:30:00");
    }

    @Test
    void noFailureIsShared() {
        HttpResponse answer = get("/api/trouble", Map.of("if-none-match", "*"), MINUTE);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store").doesNotContainKey("etag");
    }

    @Test
    void norIsARefusal() {
        for (HttpResponse refusal : new HttpResponse[] {
            routes.answer(new HttpRequest("GET", "/api/time", Map.of(), new byte[0]), MINUTE),
            routes.answer(
                    new HttpRequest("POST", "/api/time", Map.of("x-origin-secret", "secret"), new byte[0]), MINUTE)
        }) {
            assertThat(refusal.status()).isIn(403, 405);
            assertThat(refusal.headers())
                    .containsEntry("cache-control", "no-store")
                    .doesNotContainKey("etag");
        }
    }

    private HttpResponse get(String path, Map<String, String> headers, Instant now) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("x-origin-secret", "secret");
        return routes.answer(new HttpRequest("GET", path, all, new byte[0]), now);
    }
}
