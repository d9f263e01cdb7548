package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import meetme.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host's plan on their board: whatever they do there, with whatever they have, nothing typed is lost and each fault is said at its field. */
@Tag("e2e")
class PlanOnTheBoardTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final Instant NOW = TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC);
    private static final String TRIP =
            Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07");

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests(SiteOf.travelling(NOW, TRIP)).withStartAt(NOW),
            new RealProgram(Samples.travelling(TRIP)));

    @Test
    void aTripOfTheFileStandsThereAndCanBeCalledOffButNotChanged() {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());

        assertThat(board.card("New York")).containsText("From host.json");
        assertThat(board.card("New York").locator("summary")).hasCount(1);
        assertThat(board.card("New York").locator("summary")).containsText("Call it off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "New York          | America/New_York",
                "Lisboa            | Europe/Lisbon",
                "lisbon            | Europe/Lisbon",
                "São Paulo         | America/Sao_Paulo",
                "sao paulo         | America/Sao_Paulo",
                "San Francisco, CA | America/Los_Angeles",
                "München           | Europe/Berlin",
                "Zuerich           | Europe/Zurich",
                "Mumbai            | Asia/Kolkata",
                "Ho Chi Minh       | Asia/Ho_Chi_Minh",
                "Buenos Aires      | America/Argentina/Buenos_Aires"
            })
    void theClocksOfACityAreFoundByItsName(String city, String zone) {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());
        board.summary("Add a trip").click();

        board.field("name").fill(city);

        assertThat(board.page().locator("#add-found")).containsText(" there now, as in ");
        Object found = board.field("timeZone").inputValue();
        assertThat(sameClocks(board.page(), found, zone)).as("%s", found).isEqualTo(true);
    }

    private static Object sameClocks(Page page, Object one, Object other) {
        return page.evaluate(
                "zones => new Set(zones.map(timeZone => new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions().timeZone)).size === 1",
                List.of(one, other));
    }

    @Test
    void aCityThatNobodyKnowsHasItsClocksChosenFromAList() {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());
        board.summary("Add a trip").click();
        board.field("name").fill("Zzyzx");
        board.field("name").blur();
        assertThat(board.page().locator("#add-found"))
                .hasText("I do not know which clocks Zzyzx goes by. Choose below.");

        board.field("timeZone").selectOption("America/Los_Angeles");
        assertThat(board.page().locator("#add-found")).containsText("as in Los Angeles.");
        board.field("name").fill("Lisbon");
        assertThat(board.field("timeZone")).hasValue("America/Los_Angeles");
    }

    @Test
    void hoursDifferByWeekdayAndAreThereAgainWhenTheTripIsChanged() {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());
        board.fillInTrip("Oslo", day(50), day(51));
        Page page = board.page();
        page.locator("#plan-add").getByText("By weekday").click();
        assertThat(page.locator("#plan-add .spans:visible")).hasCount(2);
        Locator second = page.locator("#plan-add .spans:visible").nth(1);
        second.locator("[data-part=afternoon]").check();
        second.locator(".more").click();
        second.locator(".from").fill("09:15");
        second.locator(".to").fill("08:00");
        board.button("Add this trip").click();
        assertThat(page.locator("#plan-add .problems")).isFocused();
        assertThat(second.locator(".wrong")).hasText("The end is not after the start. Check both times.");
        second.locator(".to").fill("10:30");
        board.button("Add this trip").click();

        // Tuesday has lunch only, on Wednesday lunch and afternoon are one span.
        assertThat(board.card("Oslo")).containsText("Tue 11:30–14:00; Wed 09:15–10:30, 11:30–18:00, Oslo time");
        board.card("Oslo").locator(".change summary").click();
        Locator change = board.card("Oslo").locator(".change");
        assertThat(change.locator(".spans:visible")).hasCount(2);
        assertThat(change.locator(".spans:visible").nth(1).locator("[data-part]:checked"))
                .hasCount(2);
        assertThat(change.locator(".spans:visible").nth(1).locator(".from")).hasValue("09:15");
        change.locator(".place .more, .places .more").click();
        change.locator(".place .name").nth(1).fill("Tim Wendelboe");
        change.locator(".place .address").nth(1).fill("Grünersgate 1");
        board.button("Save the trip").click();

        assertThat(board.card("Oslo")).isFocused();
        assertThat(board.card("Oslo")).containsText("Oslo Central · Tim Wendelboe");
    }

    @Test
    void ofTwoPhonesTheSecondIsToldWhatTheFirstHasChangedAndKeepsWhatWasTyped() {
        HostsBoard one = HostsBoard.open(STAGE, STAGE.phone());
        HostsBoard two = HostsBoard.open(STAGE, STAGE.phone());
        one.fillInTrip("Rome", day(70), day(72));
        two.addTrip("Paris", day(60), day(62));

        one.button("Add this trip").click();

        Locator told = one.page().locator("#plan-add .problems");
        assertThat(told).isFocused();
        assertThat(told).containsText("changed somewhere else");
        assertThat(told).containsText("New: Paris, Fri 2 Apr to Sun 4 Apr");
        assertThat(one.card("Paris")).isVisible();
        assertThat(one.field("name")).hasValue("Rome");
        assertThat(one.place("address")).hasValue("1 Main St");
        one.button("Add this trip").click();
        assertThat(one.card("Rome")).isFocused();
    }

    @Test
    void whatWasTypedToChangeATripThatIsCalledOffMeanwhileCanBeAddedAsAnother() {
        HostsBoard one = HostsBoard.open(STAGE, STAGE.phone());
        one.addTrip("Vienna", day(80), day(82));
        HostsBoard two = HostsBoard.open(STAGE, STAGE.phone());
        one.card("Vienna").locator(".change summary").click();
        one.page().locator("#change-vienna-lastDay").fill(day(84).toString());
        two.card("Vienna").locator(".off summary").click();
        two.button("Call the trip off").click();
        assertThat(two.button("Undo")).isFocused();

        one.button("Save the trip").click();

        assertThat(one.card("Vienna").locator(".orphan .problems")).containsText("Called off: Vienna");
        assertThat(one.page().locator("#change-vienna-lastDay")).hasValue(day(84).toString());
        one.button("Add it as another trip").click();
        assertThat(one.page().locator("#plan-trips .card:focus h4")).hasText("Vienna");
        assertThat(one.page().locator(".orphan")).hasCount(0);
        assertThat(one.days("vienna-2")).hasSizeGreaterThan(0);
    }

    @Test
    void aBreakIsSaidAndEnded() {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());
        Page page = board.page();
        board.summary("Take a break").click();
        board.button("Start the break").click();
        assertThat(page.locator("#break-until-wrong")).hasText("Enter your first day back.");
        page.locator("#break-until").fill(day(10).toString());
        page.locator("#break-words").fill("A week for my family.");
        board.button("Start the break").click();

        assertThat(page.locator("#plan-break-title")).isFocused();
        assertThat(page.locator("#plan-break")).containsText("Your first day back is Thu 11 Feb.");
        assertThat(page.locator("#plan-break")).containsText("A week for my family.");
        assertThat(STAGE.desk().get("/api/openings").body()).contains("A week for my family.");
        board.button("End the break").click();
        assertThat(page.locator("#plan-break .card")).hasCount(0);
        assertThat(page.locator("#plan-break-title")).isFocused();
        assertThat(STAGE.desk().get("/api/openings").body()).contains("\"break\":null");
    }

    @Test
    void whatDoesNotGetThroughIsSaidAtItsFormAndNothingOfItIsLost() {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);
        board.fillInTrip("Kyoto", day(30), day(31));
        page.route("**/plan/act", Route::abort);
        board.button("Add this trip").click();
        assertThat(page.locator("#plan-add .problems")).containsText("That did not get through");
        page.unroute("**/plan/act");
        page.route(
                "**/plan/act",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("{}")));
        board.button("Add this trip").click();
        assertThat(page.locator("#plan-add .problems")).containsText("a lot going on");
        assertThat(board.field("name")).hasValue("Kyoto");
        page.unroute("**/plan/act");

        board.place("address").fill("");
        board.button("Add this trip").click();
        assertThat(page.locator("#plan-add .problems a")).hasText("Enter the address of the place.");
        page.locator("#plan-add .problems a").click();
        assertThat(board.place("address")).isFocused();
        assertThat(board.place("address")).hasAttribute("aria-invalid", "true");
        board.place("address").fill("Kawaramachi");
        assertThat(page.locator("#plan-add .place .wrong:visible")).hasCount(0);
        board.button("Add this trip").click();
        assertThat(board.card("Kyoto")).isFocused();
    }

    @Test
    void whatTheServerRefusesStandsAtItsFieldUnderItsName() {
        HostsBoard board = HostsBoard.open(STAGE, STAGE.phone());
        board.fillInTrip("Quito", LocalDate.parse("2027-05-05"), LocalDate.parse("2027-05-06"));
        board.button("Add this trip").click();
        assertThat(board.page().locator("#add-firstDay-wrong"))
                .hasText("You are in New York then: Mon 3 May to Fri 7 May. Change the dates of one of the two trips.");

        board.field("firstDay").fill("2027-06-05");
        board.field("lastDay").fill("2028-06-30");
        board.button("Add this trip").click();
        assertThat(board.page().locator("#add-lastDay-wrong")).containsText("is more than a year after firstDay");
        assertThat(board.page().locator("#plan-add .problems a"))
                .containsText("Last day: 2028-06-30 is more than a year");
    }

    @Test
    void aPlanThatCannotBeLoadedSaysSoAndComesWithAPress() {
        Page page = STAGE.phone();
        HostsBoard.open(STAGE, page);
        page.route("**/api/host/plan", Route::abort);
        page.reload();
        assertThat(page.locator("#plan")).containsText("Your trips could not be loaded.");
        page.unroute("**/api/host/plan");

        page.locator("#plan button").click();

        assertThat(new HostsBoard(STAGE, page).summary("Add a trip")).isVisible();
        assertThat(page.locator("#plan")).not().containsText("could not be loaded");
    }

    @Test
    void aTripOfTheFileThatClashesWithThePlanIsSaid() {
        Page page = STAGE.phone();
        // Nothing but a deployment brings this about.
        page.route(
                "**/api/host/plan",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setResponse(route.fetch())
                        .setBody(route.fetch().text().replace("\"clashes\":[]", """
                        "clashes":[{"id":"lima","name":"Lima","firstDay":"2027-05-04","lastDay":"2027-05-05","with":"new-york"}]"""))));
        HostsBoard.open(STAGE, page);

        assertThat(page.locator("#plan .notice"))
                .hasText(
                        "Lima, Tue 4 May to Wed 5 May, stands in host.json, but your trip to New York is on those days."
                                + " The trip to New York takes place; delete one of the two.");
    }

    @Test
    void aKeyboardDoesItAllAndWhateverIsOpenIsAccessible() {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);
        KeyboardUser keys = new KeyboardUser(page);
        keys.press(board.summary("Add a trip"), "Enter");
        keys.press(board.button("Add this trip"), "Enter");
        assertThat(page.locator("#plan-add .problems")).isFocused();
        assertThat(page.locator("#plan-add .problems li")).hasCount(6);
        AccessibilityTest.assertAccessible(page, "with mistakes");
        page.setViewportSize(360, 740);
        keys.press(page.locator("#plan-add .problems a").first(), "Enter");
        assertThat(board.field("name")).isFocused();
        keys.type("Madrid");
        keys.to(board.field("firstDay"));
        keys.typeDate(day(100).toString());
        keys.to(board.field("lastDay"));
        keys.typeDate(day(102).toString());
        keys.press(page.locator("#add-every [data-part=evening]"), "Space");
        keys.to(board.place("name"));
        keys.type("Café Comercial");
        keys.to(board.place("address"));
        keys.type("Glorieta de Bilbao 7");
        keys.press(board.button("Add this trip"), "Enter");
        assertThat(board.card("Madrid")).isFocused();
        keys.press(board.card("Madrid").locator(".change summary"), "Enter");
        keys.press(board.card("Madrid").locator(".off summary"), "Enter");
        assertThat(board.card("Madrid").locator(".places .more")).isVisible();
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        AccessibilityTest.assertAccessible(page, "everything open");
        show(page);
        page.setViewportSize(360, 740);
        keys.press(board.card("Madrid").locator(".off button"), "Enter");
        assertThat(board.button("Undo")).isFocused();
        keys.press("Enter");
        assertThat(board.card("Madrid")).isFocused();
        AccessibilityTest.assertAccessible(page, "added");
    }

    /** As people see it. */
    private static void show(Page page) {
        for (int width : List.of(320, 360, 1280)) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                shoot(page, "plan-%d-%s.png".formatted(width, scheme));
            }
        }
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        page.setViewportSize(360, 740);
        shoot(page, "plan-360-forced.png");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    private static void shoot(Page page, String file) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", file)).setFullPage(true));
    }

    private static LocalDate day(int ahead) {
        return TODAY.plusDays(ahead);
    }
}
