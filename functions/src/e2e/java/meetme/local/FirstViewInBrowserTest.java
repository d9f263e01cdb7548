package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.pages.FirstView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first look at the page: little to fetch, nothing that moves, and what is not needed yet comes when it is. */
@Tag("e2e")
class FirstViewInBrowserTest {

    private static final Path SITE = Path.of("target", "site");
    private static final List<String> PATHS = List.of("/", "/es/", "/de/");
    private static final List<Integer> WIDTHS = List.of(320, 360, 1280);

    private static final List<String> LATER = Stream.of(
                    "ask/filling.js",
                    "ask/city.js",
                    "shared/picker.js",
                    "shared/days.js",
                    "ask/problems.js",
                    "shared/sending.js",
                    "shared/typo.js")
            .map(script -> "/" + FirstView.assets(SITE) + script)
            .toList();

    // All that goes into the cumulative layout shift; up to 0.1 of it would still be called good.
    private static final String WATCH_MOVES = """
            window.moves = [];
            new PerformanceObserver((list) => moves.push(...list.getEntries().filter((each) => !each.hadRecentInput)))
                .observe({type: 'layout-shift', buffered: true});""";

    private static final String MOVES = """
            () => moves.map(({value, sources}) =>
                `${value} ${sources.map(({node}) => node?.id || node?.className || node?.nodeName)}`)""";

    /** Two frames, and what they told. */
    private static final String PAINTED = """
            () => new Promise((done) =>
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))""";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @CsvSource({"/, index.html", "/es/, es/index.html", "/de/, de/index.html"})
    void whatIsFetchedFitsIntoTheFirstPackets(String path, String file) throws IOException {
        Page page = STAGE.phone();
        look(page, path);

        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Request request : fetched(page)) {
            sizes.put(path(request), FirstView.gzipped(request.response().body()));
        }

        assertThat(sizes.values().stream().mapToInt(size -> size).sum())
                .as("bytes of %s", sizes)
                .isLessThanOrEqualTo(FirstView.MOST);
        // And it is what the ordinary tests count.
        assertThat(sizes.keySet())
                .containsExactlyInAnyOrderElementsOf(FirstView.of(SITE, file).files().stream()
                        .map(each -> each.equals(file) ? path : "/" + each)
                        .toList());
    }

    @Test
    void nothingMovesWhateverTheApiSaysAndHoweverLate() {
        STAGE.sandbox();
        assertNothingMoves();

        // Three who were answered give a promise something to tell.
        for (String email : List.of("one@example.org", "two@example.org", "three@example.org")) {
            assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status())
                    .isEqualTo(201);
            TwoSides.to(STAGE, email).host("decline", Map.of());
        }
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertNothingMoves();
    }

    private static void assertNothingMoves() {
        Map<String, Object> moved = new LinkedHashMap<>();
        for (String path : PATHS) {
            for (int width : WIDTHS) {
                Page page = STAGE.window(width, 740);
                page.addInitScript(WATCH_MOVES);
                Deque<Route> held = hold(page, "**/api/**");
                page.navigate(STAGE.url(path));
                String before = page.locator("#account").textContent();
                page.evaluate(PAINTED);

                letGo(page, held);
                letGo(page, held);

                assertThat(page.locator("#account")).not().hasText(before);
                assertThat(page.locator("#sandbox")).isVisible();
                page.evaluate(PAINTED);
                moved.put("%s, %d pixels".formatted(path, width), page.evaluate(MOVES));
            }
        }
        assertThat(moved.values()).as("%s", moved).containsOnly(List.of());
    }

    @Test
    void theFunctionIsCalledOnceUntilItIsAwake() {
        Page page = STAGE.phone();
        Deque<Route> held = hold(page, "**/api/**");
        page.navigate(STAGE.url("/"));
        page.evaluate(PAINTED);

        // One call, however much the page wants to know: another at the same time would wake a second instance
        assertThat(held).extracting(route -> path(route.request())).containsExactly("/api/openings");
        letGo(page, held);
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(held).extracting(route -> path(route.request())).containsExactly("/api/promise");
        letGo(page, held);
        assertThat(page.locator("#account")).containsText("asked");
        assertThat(STAGE.watch(page).count("GET", "/api/openings")).isEqualTo(1);
        assertThat(STAGE.watch(page).count("GET", "/api/promise")).isEqualTo(1);
    }

    @Test
    void whereItDoesNotWakeTheAccountIsAskedForAllTheSame() {
        Page page = STAGE.phone();
        page.route("**/api/openings", Route::abort);

        page.waitForResponse("**/api/promise", () -> page.navigate(STAGE.url("/")));

        assertThat(page.locator("#typed")).isVisible();
    }

    @Test
    void withoutJavaScriptItWakesWhileTheVisitorTypes() {
        Page page = STAGE.phoneWithoutJavaScript();

        page.waitForResponse("**/api/openings", () -> page.navigate(STAGE.url("/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tab", "tap", "fill"})
    void whatFillingInTakesComesWithTheFirstMove(String move) {
        Page page = STAGE.phone();
        look(page, "/");
        List<Request> before = fetched(page);

        switch (move) {
            case "Tab" -> new KeyboardUser(page).to(page.locator("#arrive"));
            case "tap" -> page.locator(".chip").first().tap();
            default ->
                page.evaluate(
                        "document.getElementById('name').dispatchEvent(new InputEvent('input', {bubbles: true}))");
        }

        page.waitForCondition(() -> fetched(page).stream()
                        .filter(request -> request.response() != null)
                        .count()
                >= before.size() + LATER.size());
        // What comes after the form follows those.
        assertThat(fetched(page).stream()
                        .skip(before.size())
                        .limit(LATER.size())
                        .map(FirstViewInBrowserTest::path))
                .containsExactlyInAnyOrderElementsOf(LATER);
    }

    private static void look(Page page, String path) {
        page.waitForResponse("**/api/promise", () -> page.navigate(STAGE.url(path)));
        page.evaluate(PAINTED);
    }

    private static List<Request> fetched(Page page) {
        return STAGE.watch(page).files("document", "stylesheet", "script", "font");
    }

    private static String path(Request request) {
        return URI.create(request.url()).getPath();
    }

    private static Deque<Route> hold(Page page, String what) {
        Deque<Route> held = new ArrayDeque<>();
        page.route(what, held::add);
        return held;
    }

    private static void letGo(Page page, Deque<Route> held) {
        page.waitForCondition(() -> !held.isEmpty());
        held.removeFirst().resume();
    }
}
