package meetme.local;

import java.time.Duration;
import java.util.function.Consumer;

/** Says what is going on while one waits, and how long it has taken so far. */
final class StartProgress {
    private final Consumer<String> lines;
    private final long start = System.nanoTime();

    StartProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    void step(String what) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        lines.accept("%5.1f s  %s".formatted(elapsed.toMillis() / 1000.0, what));
    }

    void line(String line) {
        lines.accept(line);
    }
}
