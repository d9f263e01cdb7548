package meetme.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalClockTest {
    private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

    private final AtomicReference<Instant> real = new AtomicReference<>(NOON);
    private final Path file;
    private LocalClock clock = LocalClock.inMemory();

    LocalClockTest(@TempDir Path folder) {
        file = folder.resolve("clock");
    }

    @BeforeEach
    void start() throws IOException {
        clock = LocalClock.keptIn(file, real::get);
    }

    @Test
    void showsRealTimeUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.forwardTo(NOON.plus(Duration.ofDays(1)));
        realTimePasses(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(5)));
    }

    @Test
    void neverGoesBack() {
        clock.forwardTo(NOON.plus(Duration.ofDays(1)));

        clock.forwardTo(NOON);

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void survivesARestart() throws IOException {
        clock.forwardTo(NOON.plus(Duration.ofDays(400)).plusNanos(1));

        start();

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(400)).plusNanos(1));
    }

    @Test
    void standsStillWhileItIsHeldButForBeingMoved() {
        clock.hold();
        realTimePasses(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.forwardTo(NOON.plus(Duration.ofHours(1)));
        realTimePasses(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));

        clock.release();
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)).plusSeconds(3));
    }

    @Test
    void isTheSameClockInEveryZone() {
        var denver = clock.withZone(ZoneId.of("America/Denver"));

        clock.forwardTo(NOON.plus(Duration.ofDays(1)));

        assertThat(denver.instant()).isEqualTo(clock.instant());
        assertThat(denver.getZone()).isEqualTo(ZoneId.of("America/Denver"));
    }

    private void realTimePasses(Duration time) {
        real.updateAndGet(now -> now.plus(time));
    }
}
