package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import meetme.pages.FirstView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A visit on a slow phone and a slow network, as somebody feels it, behind the distribution. It prints how long they waited, and fails for what
 * makes them wait: requests and bytes. Times are no better than the machine that takes them.
 */
@Tag("e2e")
class SlowPhoneTest {

    private static final Path SITE = Path.of("target", "site");
    private static final String SCRIPTS = "/" + FirstView.assets(SITE);
    private static final String FILLING_IN = SCRIPTS + "shared/typo.js";
    private static final String NEXT = SCRIPTS + "status/status.js";

    /** 400 kbit/s each way, 400 ms for each round trip, a CPU six times slower. */
    private static final int BYTES_A_SECOND = 50_000;

    private static final int ROUND_TRIP_MS = 400;
    private static final int SLOWER = 6;

    /** What is fetched while the visitor reads, gzipped. */
    private static final int MOST_AHEAD = 13_800;

    /** And while they fill the form in: the page that comes after it. */
    private static final int MOST_NEXT = 33_250;

    // Until what was changed can be seen: the second frame after it.
    private static final String TIMED = """
            (wanted) => {
              window.waited = new Promise((done) => {
                let since = 0;
                for (const kind of ['change', 'click']) {
                  addEventListener(kind, () => { since = performance.now(); }, {capture: true});
                }
                new MutationObserver((_, observer) => {
                  if (since && document.querySelector(wanted)) {
                    observer.disconnect();
                    requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - since))));
                  }
                }).observe(document, {childList: true, subtree: true});
              });
            }""";

    private static final String FIRST_PAINT = """
            () => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)""";

    /** What came over the network more than once, though the browser may keep it. */
    private static final String TWICE = """
            () => performance.getEntriesByType('resource')
                .filter(({name, transferSize}) => name.includes('/v/') && transferSize > 0)
                .map(({name}) => name)
                .filter((name, at, names) => names.indexOf(name) < at)""";

    @RegisterExtension
    static final Stage STAGE = new Stage(RealProgram.forTests().withEdge(true), new RealProgram());

    private final Page page = STAGE.phone();

    @Test
    void nobodyWaitsForWhatCouldHaveComeWhileTheyReadOrTyped() {
        AskForm form = new AskForm(page, Visit.plan(STAGE.desk(), "slow@example.org"));
        slowDown();
        page.navigate(STAGE.url("/"));
        List<Request> ahead = fetched(FILLING_IN);
        Object painted = page.evaluate(FIRST_PAINT);

        // The first touch of the form brings the page that comes after it.
        form.field("arrive").tap();
        List<Request> next = fetched(NEXT).stream()
                .filter(request -> !ahead.contains(request))
                .toList();
        List<Request> before = watch().all();
        page.evaluate(TIMED, "#picker input");
        form.field("arrive").fill(form.text("arrive"));
        form.field("leave").fill(form.text("leave"));
        Object shown = page.evaluate("() => waited");
        assertThat(since(before)).isEmpty();

        form.fillIn();
        List<Request> untilPressed = watch().all();
        page.evaluate(TIMED, "[data-state=pending]");
        form.send().tap();
        Object said = page.evaluate("() => waited");
        List<String> asked = since(untilPressed);

        System.out.printf(
                "On a slow phone: first paint after %s ms, times %s ms after the days, \"Not booked yet\" %s ms after the press%n",
                painted, shown, said);
        assertThat(page.locator("#view")).containsText("Not booked yet");
        assertThat(asked)
                .startsWith("POST /api/requests")
                .filteredOn(each -> each.startsWith("POST"))
                .hasSizeLessThan(3);
        assertThat(asked).noneMatch(each -> each.endsWith("/status") || each.endsWith(".html"));
        assertThat(bytes(ahead)).isLessThanOrEqualTo(MOST_AHEAD);
        assertThat(bytes(next)).isLessThanOrEqualTo(MOST_NEXT);
        assertThat(page.evaluate(TWICE)).isEqualTo(List.of());
    }

    /** What the scripts fetched before they needed it, once that file is there and nothing else is on its way. */
    private List<Request> fetched(String last) {
        page.waitForCondition(
                () -> watch().all().stream().anyMatch(request -> path(request).endsWith(last))
                        && watch().all().stream().allMatch(request -> watch().hasArrived(request)));
        return watch().files("fetch").stream()
                .filter(request -> !path(request).startsWith("/api/"))
                .toList();
    }

    private List<String> since(List<Request> before) {
        return watch().all().stream()
                .skip(before.size())
                .map(request -> request.method() + " " + path(request))
                .toList();
    }

    private static int bytes(List<Request> requests) {
        assertThat(requests).isNotEmpty();
        return requests.stream()
                .mapToInt(request -> FirstView.gzipped(request.response().body()))
                .sum();
    }

    private static String path(Request request) {
        return URI.create(request.url()).getPath();
    }

    private Watch watch() {
        return STAGE.watch(page);
    }

    private void slowDown() {
        CDPSession chromium = page.context().newCDPSession(page);
        chromium.send("Network.enable");
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP_MS);
        network.addProperty("downloadThroughput", BYTES_A_SECOND);
        network.addProperty("uploadThroughput", BYTES_A_SECOND);
        chromium.send("Network.emulateNetworkConditions", network);
        JsonObject cpu = new JsonObject();
        cpu.addProperty("rate", SLOWER);
        chromium.send("Emulation.setCPUThrottlingRate", cpu);
    }
}
