package meetme.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one Chromium of this process. Each window gets a context of its own in it, which shares nothing with any other, so a
 * Chromium for each test class would only take longer.
 */
final class Chromium {

    // The first is the same without its own windows, each of which takes as long to draw as the page in it.
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--in-process-gpu",
            // Each page is the program's: a process for each would only take longer to start.
            "--renderer-process-limit=1",
            "--process-per-site",
            "--disable-site-isolation-trials",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Browser RUNNING = launch();

    private Chromium() {}

    static Browser running() {
        return RUNNING;
    }

    private static Browser launch() {
        // Other browsers and the rehearsal may take all the cores for a while.
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(FLAGS));
    }

    private static Path executable() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(() -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "There is no Chromium on the PATH; install it (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM"));
    }
}
