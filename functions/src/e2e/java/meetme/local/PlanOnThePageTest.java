package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import meetme.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host changes on their board, as a visitor sees it on the page that was made before. */
@Tag("e2e")
class PlanOnThePageTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final String NEW_YORK =
            Samples.trip("new-york", "New York", "America/New_York", "2027-01-04", "2027-01-06");

    /** Below it, what moves while a page loads is called good. */
    private static final double GOOD_SHIFT = 0.1;

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests()
                    .withStartAt(TODAY.atTime(12, 0).atZone(DENVER).toInstant()),
            new RealProgram());

    @RegisterExtension
    static final Stage TRAVELLING = new Stage(
            RealProgram.forTests(SiteOf.travelling(TODAY.atStartOfDay(DENVER).toInstant(), NEW_YORK))
                    .withStartAt(TODAY.atTime(12, 0).atZone(DENVER).toInstant()),
            new RealProgram(Samples.travelling(NEW_YORK)));

    private static final HostsPlan AT_HOME = new HostsPlan(STAGE);
    private static final HostsPlan ON_TRIPS = new HostsPlan(TRAVELLING);

    @AfterEach
    void leaveNothingPlanned() {
        AT_HOME.clear();
        ON_TRIPS.clear();
    }

    @Test
    void aTripIsThereToBeAskedForUntilItIsCalledOff() {
        String id = AT_HOME.addTrip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "pat@example.org");

        assertThat(page.locator("#city label")).hasText(new String[] {"Denver", "Lisbon, December 7 to 10"});
        assertThat(city(page, "denver")).isChecked();
        assertThat(page.locator("#trips a")).hasText("Lisbon, December 7 to 10");
        assertThat(page.locator("#trips a")).hasAttribute("href", "/?city=" + id + "#city");
        assertThat(page.locator("#city [href='/api/trips.ics']")).isVisible();
        assertThat(page.locator("fieldset:has(#arrive) > legend")).hasText("When are you there?");
        assertThat(page.locator("[type=hidden][name=city]")).hasCount(0);
        picture(page, "trip-360", true);
        picture(page, "trip-360-first-screen", false);

        // By its link, with its days as the frame of the stay
        page.navigate(STAGE.url("/?city=lisbon"));
        assertThat(city(page, id)).isChecked();
        assertThat(page.locator("#here")).hasText("I’m in Lisbon December 7 to 10");
        for (String day : List.of("arrive", "leave")) {
            assertThat(form.field(day)).hasAttribute("min", "2026-12-07");
            assertThat(form.field(day)).hasAttribute("max", "2026-12-10");
        }
        assertThat(form.field("arrive")).hasValue("2026-12-07");
        assertThat(form.field("leave")).hasValue("2026-12-10");

        // What was chosen and picked is kept across a reload, and asked for
        form.fillInAllButTimes(Map.of("arrive", "2026-12-08", "leave", "2026-12-09"));
        form.time("2026-12-08T18:30").check();
        picture(page, "trip-chosen-360", true);
        page.reload();
        assertThat(city(page, id)).isChecked();
        assertThat(form.time("2026-12-08T18:30")).isChecked();
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
        assertThat(page.locator("main")).containsText("Lisbon time, WET");

        // Called off, it is nowhere
        AT_HOME.act("call-off-trip", Map.of("id", id));
        Page after = STAGE.phone();
        AskForm.open(STAGE, after, "late@example.org");
        assertThat(after.locator("#city, #trips, #break")).hasCount(0);
        after.navigate(STAGE.url("/?city=" + id));
        assertThat(after.locator("#here")).hasText("That city isn’t on my list right now.");
    }

    @Test
    void aPageLeftOpenLearnsThatTheTripWasCalledOffWhenItAsks() {
        String id = AT_HOME.addTrip("Porto", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "open@example.org");
        city(page, id).check();
        form.fillInAllButTimes(Map.of("arrive", "2026-12-08", "leave", "2026-12-08"));
        form.time("2026-12-08T18:30").check();
        STAGE.desk().advance(Duration.ofSeconds(3));

        AT_HOME.act("call-off-trip", Map.of("id", id));
        form.send().click();

        assertThat(page.locator("#problems")).isVisible();
        assertThat(page.locator("#problems")).containsText("That city isn’t on my list right now.");
        assertThat(city(page, id)).hasCount(0);
        assertThat(page.locator("#city")).isHidden();
        assertThat(page.locator("#trips")).isHidden();
        assertThat(form.field("name")).hasValue("Pat Visitor");
        picture(page, "called-off-360", true);
    }

    @Test
    void whatIsTypedMeanwhileStaysAndSoDoesTheFocus() {
        AT_HOME.addTrip("Faro", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.phone();
        Deque<Route> held = new ArrayDeque<>();
        page.route("**/api/form?*", held::add);
        page.navigate(STAGE.url("/"));
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("#arrive").fill("2026-12-08");
        page.locator("#name").fill("Kim");
        page.locator("#topic").fill("Robots");
        page.locator("#topic").focus();

        held.removeFirst().resume();

        assertThat(page.locator("#city label")).hasCount(2);
        assertThat(page.locator("#topic")).isFocused();
        assertThat(page.locator("#topic")).hasValue("Robots");
        assertThat(page.locator("#name")).hasValue("Kim");
        assertThat(page.locator("#arrive")).hasValue("2026-12-08");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/es/ | Lisbon, del 7 al 10 de diciembre | Estoy en Lisbon del 7 al 10 de diciembre",
                "/de/ | Lisbon, 7. bis 10. Dezember | Ich bin in Lisbon: 7. bis 10. Dezember"
            })
    void itIsSaidInTheLanguageOfThePage(String path, String label, String here) {
        String id = AT_HOME.addTrip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.window(1280, 900);
        page.navigate(STAGE.url(path));

        assertThat(page.locator("#city label").last()).hasText(label);
        assertThat(page.locator("#trips a")).hasAttribute("href", path + "?city=" + id + "#city");
        page.locator("#trips a").click();
        assertThat(city(page, id)).isChecked();
        assertThat(page.locator("#here")).hasText(here);
        picture(page, "trip-1280" + path.replace('/', '-'), true);
    }

    @Test
    void aTripTakesItsPlaceAmongThoseOfThePage() {
        ON_TRIPS.addTrip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        ON_TRIPS.addTrip("Oslo", "Europe/Oslo", "2027-02-01", "2027-02-03");
        Page page = TRAVELLING.phone();
        page.navigate(TRAVELLING.url("/?city=new-york"));

        assertThat(page.locator("#city label")).hasCount(4);
        assertThat(page.locator("#city label").nth(1)).containsText("Lisbon, ");
        assertThat(page.locator("#city label").nth(2)).containsText("New York, ");
        assertThat(page.locator("#city label").nth(3)).containsText("Oslo, ");
        assertThat(page.locator("#trips a")).hasText(new Pattern[] {
            Pattern.compile("Lisbon, .*"), Pattern.compile("New York, .*"), Pattern.compile("Oslo, .*")
        });
        assertThat(city(page, "new-york")).isChecked();
        picture(page, "trips-360", true);
    }

    @Test
    void aTripOfThePageThatIsCalledOffGoes() {
        Page page = TRAVELLING.phone();
        page.navigate(TRAVELLING.url("/"));
        assertThat(city(page, "new-york")).hasCount(1);
        ON_TRIPS.act("call-off-trip", Map.of("id", "new-york"));
        page.reload();

        assertThat(city(page, "new-york")).hasCount(0);
        assertThat(page.locator("#city")).isHidden();
        assertThat(page.locator("#trips")).isHidden();
        assertThat(page.locator("fieldset:has(#arrive) > legend")).hasText("When are you in Denver?");
        ON_TRIPS.act("undo-call-off", Map.of("id", "new-york"));
        page.reload();
        assertThat(city(page, "new-york")).hasCount(1);
    }

    @Test
    void aBreakIsSaidAndWhoLeavesBeforeItsEndIsToldToAskForLater() {
        AT_HOME.act("start-break", Map.of("until", "2026-12-15", "words", "I’m writing a book."));
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "break@example.org");
        String words = "I’m writing a book. I’m taking a break and will be back on Tue, Dec 15, 2026.";
        assertThat(page.locator("#break")).hasText(words);
        picture(page, "break-360-first-screen", false);
        form.fillInAllButTimes(Map.of("arrive", "2026-12-08", "leave", "2026-12-10"));
        assertThat(page.locator("#stay")).containsText("My next open day is Tuesday, December 15.");
        assertThat(page.locator("#picker")).not().containsText("Ask me anyway");
        assertThat(page.locator("#picker input")).hasCount(0);
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        assertThat(page.locator("#problems li")).hasText(words);
        assertThat(page.locator("#leave-wrong")).hasText(words);
        picture(page, "break-360", true);

        // Whoever stays on can ask.
        form.field("leave").fill("2026-12-15");
        assertThat(page.locator("#problems")).isHidden();
        form.time("2026-12-15T09:00").check();
        form.send().click();
        page.waitForURL("**/status#*");

        Page wide = STAGE.window(1280, 900);
        wide.navigate(STAGE.url("/de/"));
        assertThat(wide.locator("#break")).containsText("Ich mache eine Pause und bin am");
        picture(wide, "break-1280", false);
    }

    @Test
    void whereThePlanDoesNotComeThePageStaysAsItWasMade() {
        AT_HOME.addTrip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.phone();
        page.route("**/api/form?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        AskForm form = AskForm.open(STAGE, page, "without@example.org").fillIn();
        assertThat(page.locator("#city")).hasCount(0);
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void whatIsReadAlreadyMovesLittle(int width) {
        AT_HOME.addTrip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10");
        Page page = STAGE.window(width, 740);
        page.addInitScript("""
                window.moved = 0;
                new PerformanceObserver((list) => list.getEntries().forEach(({value}) => { moved += value; }))
                    .observe({type: 'layout-shift', buffered: true});""");

        page.waitForResponse("**/api/promise", () -> page.navigate(STAGE.url("/")));
        assertThat(page.locator("#city label")).hasCount(2);
        page.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");

        assertThat(((Number) page.evaluate("moved")).doubleValue()).isLessThan(GOOD_SHIFT);
    }

    @Test
    void whereThePlanIsAsThePageHasItNothingMoreIsAskedFor() {
        Page page = TRAVELLING.phone();
        page.waitForResponse("**/api/promise", () -> page.navigate(TRAVELLING.url("/")));

        assertThat(city(page, "new-york")).hasCount(1);
        assertThat(TRAVELLING.watch(page).count("GET", "/api/form?language=en")).isZero();
    }

    private static Locator city(Page page, String id) {
        return page.locator("input[name=city][value=%s]".formatted(id));
    }

    private static void picture(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "plan-on-the-page", name + ".png"))
                .setFullPage(whole));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is too wide")
                .isTrue();
    }
}
