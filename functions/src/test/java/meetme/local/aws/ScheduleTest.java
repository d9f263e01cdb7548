package meetme.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-12-03T12:00:00.123Z"), ZoneOffset.UTC);

    private final List<Map<String, Object>> events = new ArrayList<>();
    private final RequestHandler<Map<String, Object>, Void> remember = (event, context) -> {
        events.add(event);
        return null;
    };

    @Test
    void givesTheEventOfARule() {
        try (Schedule schedule = schedule(remember, Duration.ofMinutes(1), false, Optional.empty())) {
            schedule.runNow();
        }

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event).containsEntry("source", "aws.events");
            assertThat(event).containsEntry("time", "2026-12-03T12:00:00Z");
            assertThat(event).containsEntry("detail", Map.of());
        });
    }

    @Test
    void givesTheEventOfTheScheduler() {
        try (Schedule schedule = schedule(remember, Duration.ofMinutes(1), true, Optional.empty())) {
            schedule.runNow();
        }

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event).containsEntry("source", "aws.scheduler");
            assertThat(event).containsEntry("detail", "{}");
        });
    }

    @Test
    void fillsInTheTemplatesInput() {
        Optional<String> input = Optional.of("{\"time\": \"<aws.scheduler.scheduled-time>\", \"detail\": {\"a\": 1}}");
        try (Schedule schedule = schedule(remember, Duration.ofMinutes(1), true, input)) {
            schedule.runNow();
        }

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event).containsEntry("time", "2026-12-03T12:00:00Z");
            assertThat(event).containsEntry("detail", Map.of("a", 1));
        });
    }

    @Test
    void runsByItselfAndGoesOnAfterAFailure() {
        AtomicInteger runs = new AtomicInteger();
        RequestHandler<Map<String, Object>, Void> failing = (event, context) -> {
            throw new IllegalStateException("run " + runs.incrementAndGet());
        };

        try (Schedule schedule = schedule(failing, Duration.ofMillis(10), false, Optional.empty())) {
            schedule.start();

            await().until(() -> runs.get() > 2);
        }
    }

    @Test
    void neverRunsTwiceAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        RequestHandler<Map<String, Object>, Void> counting = (event, context) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            runs.incrementAndGet();
            return null;
        };

        try (Schedule schedule = schedule(counting, Duration.ofMillis(1), false, Optional.empty())) {
            schedule.start();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                threads.add(Thread.startVirtualThread(schedule::runNow));
            }
            await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        }

        assertThat(runs.get()).isGreaterThanOrEqualTo(50);
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute), PT1M", "rate(5 minutes), PT5M", "rate(2 hours), PT2H", "rate(1 day), P1D"})
    void readsARate(String expression, Duration rate) {
        assertThat(Template.ScheduleSource.rate(expression)).isEqualTo(rate);
    }

    private static Schedule schedule(
            RequestHandler<Map<String, Object>, Void> function,
            Duration rate,
            boolean byScheduler,
            Optional<String> input) {
        return new Schedule("SweepFunction", function, new Template.ScheduleSource(rate, byScheduler, input), NOON);
    }
}
