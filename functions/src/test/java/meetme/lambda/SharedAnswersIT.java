package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same for everybody, of the real functions: docs/decisions/0025-edge.md */
class SharedAnswersIT {

    private static final Instant MINUTE = Instant.parse("2026-11-22T20:30:00Z");
    private static final List<String> SHARED = List.of("/api/openings", "/api/promise", "/api/trips.ics");

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void everyInstanceGivesTheSameAnswerForAMinute() {
        cloud.scaleTo(3);
        for (String path : SHARED) {
            at(MINUTE);
            Set<Reply> answers = new LinkedHashSet<>();
            for (int second = 0; second < 60; second += 10) {
                at(MINUTE.plusSeconds(second));
                answers.add(cloud.get(path));
            }

            assertThat(answers).as(path).singleElement().satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).containsEntry("cache-control", "public, max-age=0, s-maxage=60");
            });
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        at(MINUTE);
        for (String path : SHARED) {
            Map<String, String> known =
                    Map.of("if-none-match", cloud.get(path).headers().get("etag"));

            Reply again = cloud.call("GET", path, known, new byte[0]);

            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    // The page got it at the minute's last second at the latest, or from the edge a minute after that.
    @ParameterizedTest
    @CsvSource({"0, 422", "1999, 422", "2000, 201", "59999, 201", "119999, 201", "86400000, 201", "86400001, 422"})
    void theStampOfTheMinuteIsTakenFromItsSecondSecondOnForADay(long millis, int status) {
        at(MINUTE.plusMillis(1));
        Map<String, Object> form = new HashMap<>(cloud.form());
        at(MINUTE);
        form.put("stamp", cloud.get("/api/openings").text("stamp"));

        at(MINUTE.plusMillis(millis));
        Reply answer = cloud.post("/api/requests", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private void at(Instant instant) {
        cloud.clock.advance(Duration.between(cloud.clock.instant(), instant));
    }
}
