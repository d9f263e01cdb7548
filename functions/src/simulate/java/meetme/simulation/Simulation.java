package meetme.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the stories of many seeds, or of one; of one that breaks a promise, it shows how. {@code mvn -Psimulate} */
public final class Simulation {

    private static final int CORES = Math.max(1, Runtime.getRuntime().availableProcessors());
    private static final long BETWEEN_LINES_MILLIS = 10_000;
    /** As the third argument: only whether a promise is broken, and by which seed. */
    static final String SHORT = "short";

    private final Deployed deployed;
    private final PrintStream out;

    private Simulation(PrintStream out) throws IOException {
        this.out = out;
        this.deployed = Deployed.read();
    }

    /** A seed whose story broke a promise. */
    record Failure(long seed, Violation broken) {}

    /**
     * Says whether all promises were kept.
     *
     * @param args the first seed, and how many
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        var _ = Here.takeOver();
        long seed = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        Simulation simulation = new Simulation(out);
        Optional<Failure> failure = simulation.run(seed, count);
        boolean isShort = args.length > 2 && args[2].equals(SHORT);
        failure.ifPresent(broken -> simulation.show(broken, isShort));
        if (failure.isEmpty() && count == 1) {
            simulation.trace(seed, Set.of()).forEach(out::println);
        }
        System.exit(failure.isPresent() ? 1 : 0);
    }

    /** Tells them all, on all cores, until one breaks something. */
    private Optional<Failure> run(long first, long count) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        AtomicReference<Optional<Failure>> failure = new AtomicReference<>(Optional.empty());
        CountDownLatch workers = new CountDownLatch(CORES);
        long begun = System.nanoTime();
        AtomicLong line = new AtomicLong(begun);
        for (int core = 0; core < CORES; core++) {
            Thread.ofVirtual().start(() -> {
                for (long i = next.getAndIncrement();
                        i < count && failure.get().isEmpty();
                        i = next.getAndIncrement()) {
                    long seed = first + i;
                    tell(seed, Set.of())
                            .ifPresent(broken ->
                                    failure.compareAndSet(Optional.empty(), Optional.of(new Failure(seed, broken))));
                    progress(i + 1, count, begun, line);
                }
                workers.countDown();
            });
        }
        workers.await();
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        if (failure.get().isEmpty()) {
            out.println(number(count) + " stories, no promise broken, in " + seconds + " s");
        } else {
            out.println("After " + number(Math.min(count, next.get())) + " stories, in " + seconds + " s:");
        }
        return failure.get();
    }

    private void progress(long done, long count, long begun, AtomicLong line) {
        long now = System.nanoTime();
        long last = line.get();
        if (now - last < BETWEEN_LINES_MILLIS * 1_000_000 || !line.compareAndSet(last, now)) {
            return;
        }
        Duration left = Duration.ofNanos((long) ((now - begun) / (double) done * (count - done)));
        out.println(number(done) + " of " + number(count) + ", "
                + (left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s") + " left");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private Optional<Violation> tell(long seed, Set<String> leftOut) {
        return new Story(deployed, new Dice(seed, leftOut), Optional.empty()).tell();
    }

    private List<String> trace(long seed, Set<String> leftOut) {
        List<String> lines = new ArrayList<>();
        new Story(deployed, new Dice(seed, leftOut), Optional.of(lines))
                .tell()
                .ifPresent(broken -> lines.add("BROKEN: " + broken.getMessage()));
        return lines;
    }

    private void show(Failure failure, boolean isShort) {
        out.println("Seed " + failure.seed() + " breaks a promise. "
                + failure.broken().getMessage());
        out.println("To see it again: mvn -Psimulate -Dseed=" + failure.seed());
        if (isShort) {
            return;
        }
        Set<String> leftOut = new Shrinking(deployed, failure, model -> model).leftOut(Duration.ofSeconds(60));
        out.println("The shortest story that was found (" + leftOut.size() + " things were left out):");
        trace(failure.seed(), leftOut).forEach(out::println);
    }
}
