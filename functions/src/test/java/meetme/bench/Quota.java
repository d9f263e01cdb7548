package meetme.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The share of one CPU that a function has once it is initialised: of 512 MB, 512 of the 1,769 that make a whole one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Lambda: memory and CPU</a>
 */
final class Quota implements AutoCloseable {

    private static final long PERIOD_MICROS = 20_000;
    private static final Path V1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path V2 = Path.of("/sys/fs/cgroup");

    private final Optional<Path> group;

    /**
     * A control group of Linux's.
     *
     * @param cpus 1 for none
     * @throws IOException where this user may make none
     */
    Quota(double cpus) throws IOException {
        if (cpus >= 1) {
            group = Optional.empty();
            return;
        }
        String micros = Long.toString(Math.round(PERIOD_MICROS * cpus));
        boolean isOld = Files.isDirectory(V1);
        String name = "meetme-bench-" + ProcessHandle.current().pid();
        Path made = Files.createDirectory((isOld ? V1 : V2).resolve(name));
        if (isOld) {
            Files.writeString(made.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
            Files.writeString(made.resolve("cpu.cfs_quota_us"), micros);
        } else {
            Files.writeString(made.resolve("cpu.max"), micros + " " + PERIOD_MICROS);
        }
        group = Optional.of(made);
    }

    /** From now on. */
    void holds(long pid) throws IOException {
        if (group.isPresent()) {
            Files.writeString(group.get().resolve("cgroup.procs"), Long.toString(pid));
        }
    }

    /** When the processes have ended. */
    @Override
    public void close() throws IOException {
        if (group.isPresent()) {
            Files.delete(group.get());
        }
    }
}
