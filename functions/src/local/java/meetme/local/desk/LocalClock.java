package meetme.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import meetme.local.io.AtomicFile;

/**
 * Real time plus an offset that only grows. With a file, the offset survives a restart.
 *
 * <p>It can be held: then it stands still but for {@link #forwardTo}, so that what is done at a stop takes no time.
 */
public final class LocalClock extends Clock {
    private final InstantSource real;
    private final Optional<Path> file;
    private volatile State state;

    private record State(Duration offset, Optional<Instant> heldAt) {}

    /**
     * A clock whose offset survives a restart.
     *
     * @param file holds the offset as an ISO-8601 duration; need not exist yet
     */
    public static LocalClock keptIn(Path file) throws IOException {
        return keptIn(file, InstantSource.system());
    }

    public static LocalClock keptIn(Path file, InstantSource real) throws IOException {
        Duration offset =
                Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        return new LocalClock(real, Optional.of(file), offset);
    }

    public static LocalClock inMemory() {
        return new LocalClock(InstantSource.system(), Optional.empty(), Duration.ZERO);
    }

    /** For tests that need to begin on a certain day. */
    public static LocalClock startingAt(Instant start) {
        InstantSource real = InstantSource.system();
        return new LocalClock(real, Optional.empty(), Duration.between(real.instant(), start));
    }

    private LocalClock(InstantSource real, Optional<Path> file, Duration offset) {
        this.real = real;
        this.file = file;
        this.state = new State(offset, Optional.empty());
    }

    @Override
    public Instant instant() {
        State now = state;
        return now.heldAt().orElseGet(() -> real.instant().plus(now.offset()));
    }

    /** Makes it this time now. What lies in the past is left there: this clock never goes back. */
    synchronized void forwardTo(Instant now) {
        Duration needed = Duration.between(real.instant(), now);
        Duration offset = state.offset();
        if (needed.compareTo(offset) > 0) {
            file.ifPresent(kept -> AtomicFile.write(kept, needed.toString().getBytes(UTF_8)));
            offset = needed;
        }
        state = new State(offset, state.heldAt().map(held -> held.isBefore(now) ? now : held));
    }

    /** Stands still until it is released. */
    synchronized void hold() {
        state = new State(state.offset(), Optional.of(instant()));
    }

    /** Goes on as if it had not stood still since it was last moved. */
    synchronized void release() {
        state = new State(state.offset(), Optional.empty());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource programTime = () -> instant();
        return programTime.withZone(zone);
    }
}
