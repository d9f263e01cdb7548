package meetme.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import meetme.local.io.Unusable;
import meetme.pages.SiteBuilder;

/** {@code mvn -Plocal}: makes the pages and starts everything on this machine, until somebody ends it. */
public final class Main {
    private static final Path SOURCE = Path.of("static-site");

    private Main() {}

    /**
     * Starts in the project's folder. What stands in the way of that is left in a file, where Maven finds it: said here, it
     * would have Maven's own forty lines beneath it.
     *
     * @param arguments the folder for the pages, and the file for what stands in the way
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path site = Path.of(arguments[0]);
        Path lastWords = Path.of(arguments[1]);
        Files.deleteIfExists(lastWords);
        try {
            makePages(site);
            OneMachine machine = OneMachine.start(
                    RealProgram.settings(System.getenv(), site),
                    RealProgram.of(System.getenv()),
                    new StartProgress(System.out::println));
            Runtime.getRuntime().addShutdownHook(new Thread(machine::close));
            endWithParent();
            new CountDownLatch(1).await();
        } catch (Unusable inTheWay) {
            Files.writeString(lastWords, inTheWay.getMessage() + System.lineSeparator());
            System.exit(0);
        }
    }

    private static void makePages(Path site) throws IOException {
        List<String> faults = SiteBuilder.build(SOURCE, site, Instant.now());
        if (!faults.isEmpty()) {
            throw new Unusable(String.join(System.lineSeparator(), faults));
        }
    }

    // A child of Maven that outlived it would hold the port and the data.
    private static void endWithParent() {
        var _ = ProcessHandle.current()
                .parent()
                .map(ProcessHandle::onExit)
                .map(end -> end.thenRun(() -> System.exit(0)));
    }
}
