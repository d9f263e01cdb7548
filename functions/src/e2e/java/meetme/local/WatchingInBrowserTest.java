package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Tell me when you come", wherever it stands, and the page behind its link. */
@Tag("e2e")
class WatchingInBrowserTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");

    /** Beyond the days that the host offers. */
    private static final String FAR_AHEAD = TODAY.plusDays(200).toString();

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    private final Page page = STAGE.window(360, 640);
    private final WatchForm form = new WatchForm(page);

    @AfterEach
    void leaveNoBreak() {
        new HostsPlan(STAGE).clear();
    }

    @Test
    void whoFindsNoTimeLeavesAnAddressSaysYesAndStops() {
        // Given somebody whose days are not to be had
        AskForm ask = AskForm.open(STAGE, page, "pat@gmail.com");
        assertThat(form.email()).hasCount(0);
        stayFarAhead(ask);
        assertThat(form.title()).hasText("Shall I tell you when I come your way?");
        picture("nothing-fits");

        // When they leave an address, mistyped first
        form.city().fill("Lisbon");
        form.email().fill("pat@gmial.com");
        form.email().press("Tab");
        button("Yes, use that").click();
        assertThat(form.email()).hasValue("pat@gmail.com");
        form.email().press("Enter");

        // Then there is one mail, and what stood in the form itself is as it was
        assertThat(form.title()).hasText("Check your inbox");
        assertThat(form.title()).isFocused();
        assertThat(ask.field("email")).hasValue("");
        assertThat(ask.field("arrive")).hasValue(FAR_AHEAD);
        picture("sent");

        // When its link is opened, nothing changes
        page.navigate(STAGE.linkOfWatch("pat@gmail.com"));
        assertState("asked", "Shall I tell you when I come to Lisbon?");
        picture("asked");
        Set<?> before = STAGE.tableAtRest();
        page.reload();
        assertState("asked", "Shall I tell you when I come to Lisbon?");
        assertThat(STAGE.tableAtRest()).isEqualTo(before);
        Page other = STAGE.phone();
        other.navigate(page.url());
        assertThat(other.locator("[data-state=asked]")).isVisible();

        // When they say yes, and stop
        button("Yes, tell me").click();
        assertState("on", "I’ll tell you when I come to Lisbon");
        assertThat(page.locator("h1")).isFocused();
        assertThat(STAGE.tableAtRest()).isNotEqualTo(before);
        picture("on");
        page.reload();
        button("Stop, and erase my address").click();
        assertState("off", "I won’t email you about my trips");
        assertThat(page.locator("h1")).isFocused();
        picture("off");

        // Then that is so on every page that was left open, and the address is nowhere
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No, forget my address"))
                .click();
        assertThat(other.locator("[data-state=off]")).isVisible();
        page.reload();
        assertState("ended", "This link has ended");
        assertThat(STAGE.tableAtRest().toString()).doesNotContain("pat@gmail.com", "Lisbon");
    }

    @Test
    void whereSomethingFitsItGoesAndWhatWasTypedStays() {
        AskForm ask = AskForm.open(STAGE, page, "fits@example.org");
        stayFarAhead(ask);
        form.email().fill("fits@example.org");

        stay(ask, ask.text("arrive"));
        assertThat(form.email()).isHidden();
        page.locator("#picker .none").check();
        assertThat(form.email()).isVisible();
        assertThat(form.email()).hasValue("fits@example.org");
        page.locator("#picker .none").uncheck();
        assertThat(form.email()).isHidden();
    }

    @Test
    void aCityThatIsNotOnTheListIsThereToBeWaitedFor() {
        page.navigate(STAGE.url("/?city=new-orleans-2"));

        assertThat(page.locator("#here")).hasText("That city isn’t on my list right now.");
        assertThat(form.title()).hasText("Shall I tell you when I come to New Orleans?");
        assertThat(form.city()).hasValue("New Orleans");
        picture("unknown-city");
        // Whoever reloads is told the same.
        page.reload();
        assertThat(page.locator("#here")).hasText("That city isn’t on my list right now.");
        form.city().fill("");
        form.send("anywhere@example.org");
        page.navigate(STAGE.linkOfWatch("anywhere@example.org"));
        assertState("asked", "Shall I tell you wherever I go?");
    }

    @Test
    void whoComesDuringABreakIsOfferedTheTimeAfterIt() {
        new HostsPlan(STAGE)
                .act("start-break", Map.of("until", TODAY.plusDays(30).toString(), "words", "I’m writing a book."));
        AskForm ask = AskForm.open(STAGE, page, "break@example.org");
        ask.field("name").focus();
        assertThat(form.title()).hasText("Shall I tell you when I’m on the road again?");
        picture("break");
        stay(ask, TODAY.plusDays(5).toString());
        assertThat(form.title()).isVisible();
        stay(ask, TODAY.plusDays(43).toString());
        assertThat(form.title()).isHidden();
    }

    @Test
    void afterANoTheVisitorsOwnPageOffersIt() {
        String email = "declined@example.org";
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        TwoSides.to(STAGE, email).host("decline", Map.of());
        STAGE.desk().advance(Duration.ofMinutes(3));

        page.navigate(STAGE.linkOf(email));
        assertThat(page.locator("[data-state=declined]")).isVisible();
        assertThat(form.title()).hasText("Shall I tell you when I come your way?");
        picture("declined");
        form.city().fill("Porto");
        form.send(email);
        page.navigate(STAGE.linkOfWatch(email));
        assertState("asked", "Shall I tell you when I come to Porto?");
    }

    @Test
    void anAddressCanBeLeftWithoutAnyLink() {
        page.navigate(STAGE.url("/"));
        page.getByText("Shall I tell you when I come your way?").click();

        assertThat(page).hasURL(STAGE.url("/watch"));
        assertThat(page.locator("h1")).hasText("Maybe I’ll come your way");
        form.send("link@example.org");
    }

    @Test
    void eachMistakeIsSaidAtItsFieldAndOnTop() {
        page.navigate(STAGE.url("/watch"));
        form.press();
        assertWrong("Enter your email address.");
        form.email().fill("nobody");
        form.press();
        assertWrong("Enter an email address like name@example.com.");
        page.locator("[href='#watch-email']").click();
        assertThat(form.email()).isFocused();

        // What only the server knows
        form.email().fill("pat@nowhere.invalid");
        form.press();
        assertWrong("Addresses that end in .invalid cannot receive email. Enter another one.");
        picture("wrong");
        form.send("mended@example.org");
    }

    @Test
    void aConnectionThatIsGoneLosesNothing() {
        page.navigate(STAGE.url("/watch"));
        page.route("**/api/watch", Route::abort);
        form.email().fill("offline@example.org");
        form.press();
        assertThat(form.problems()).containsText("That did not get through.");
        assertThat(form.problems()).isFocused();
        page.unroute("**/api/watch");
        answering("**/api/watch", 503);
        form.press();
        assertThat(form.problems()).containsText("There is a lot going on right now.");
        page.unroute("**/api/watch");
        form.press();
        assertThat(form.title()).hasText("Check your inbox");

        page.route("**/api/watch/view", Route::abort);
        page.navigate(STAGE.linkOfWatch("offline@example.org"));
        assertThat(page.locator("h1")).hasText("The page could not be reached");
        page.unroute("**/api/watch/view");
        button("Try again").click();
        assertThat(page.locator("[data-state=asked]")).isVisible();
        page.route("**/api/watch/act", Route::abort);
        button("Yes, tell me").click();
        assertThat(page.locator("#notice")).containsText("That did not get through.");
        page.unroute("**/api/watch/act");
        button("Yes, tell me").click();
        assertThat(page.locator("[data-state=on]")).isVisible();
    }

    @Test
    void whatIsNoLinkSaysSoAndLeadsOn() {
        page.navigate(STAGE.url("/watch#nonsense"));

        assertThat(page.locator("h1")).hasText("This link doesn’t work, or no longer does");
        picture("broken");
        page.getByText("Leave my address again").click();
        assertThat(page).hasURL(STAGE.url("/watch"));
        assertThat(form.email()).isVisible();
    }

    @Test
    void withoutTheWordsOfAnotherPageTheFormIsWhatItIs() {
        page.route("**/watch", Route::abort);
        AskForm ask = AskForm.open(STAGE, page, "without@example.org");
        stayFarAhead(ask);

        assertThat(page.locator("#picker")).containsText("Ask me anyway");
        assertThat(form.email()).hasCount(0);
        // The next reason finds a connection.
        page.unroute("**/watch");
        stay(ask, ask.text("arrive"));
        stayFarAhead(ask);
        assertThat(form.email()).isVisible();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/es/ | Sí, avísame | ¿Te aviso cuando vaya a Faro? | Te avisaré cuando vaya a Faro",
                "/de/ | Ja, sag mir Bescheid | Soll ich mich melden, wenn ich nach Faro komme? | Ich melde mich, wenn ich nach Faro komme"
            })
    void itIsSaidInTheLanguageOfThePage(String path, String yes, String question, String on) {
        Page wide = STAGE.window(1280, 900);
        String email = "faro" + path.charAt(1) + "@example.org";
        wide.navigate(STAGE.url(path + "?city=faro"));
        WatchForm there = new WatchForm(wide);
        assertThat(there.title()).hasText(question);
        there.email().fill(email);
        wide.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(yes))
                .click();
        assertThat(there.title()).isFocused();

        String link = STAGE.linkOfWatch(email);
        assertThat(link).contains(path + "watch#");
        wide.navigate(link);
        assertThat(wide.locator("h1")).hasText(question);
        wide.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(yes))
                .click();
        assertThat(wide.locator("h1")).hasText(on);
        wide.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "watching", "on-1280" + path.replace('/', '-') + ".png")));
    }

    @Test
    void allOfItIsAccessible() {
        page.navigate(STAGE.url("/watch"));
        form.press();
        assertWrong("Enter your email address.");
        AccessibilityTest.assertAccessible(page, "what is wrong");
        form.city().fill("Braga");
        form.send("axe@example.org");
        AccessibilityTest.assertAccessible(page, "sent");
        page.navigate(STAGE.url("/?city=porto"));
        form.send("axe@example.org");
        page.navigate(STAGE.linkOfWatch("axe@example.org"));
        assertThat(page.locator("[data-state=asked]")).isVisible();
        assertThat(page.locator("#view")).containsText("This link is also about: Braga.");
        assertThat(page.locator("#view")).containsText("“No” ends it for every one of these places.");
        AccessibilityTest.assertAccessible(page, "asked");
        button("Yes, tell me").click();
        assertThat(page.locator("[data-state=on]")).isVisible();
        assertThat(page.locator("#view")).containsText("You are also told about: Braga.");
        AccessibilityTest.assertAccessible(page, "on");
        button("Stop, and erase my address").click();
        assertThat(page.locator("[data-state=off]")).isVisible();
        AccessibilityTest.assertAccessible(page, "off");
        page.navigate(STAGE.url("/?city=braga"));
        assertThat(form.email()).isVisible();
        AccessibilityTest.assertAccessible(page, "a city that is not on the list");
    }

    private static void stayFarAhead(AskForm ask) {
        stay(ask, FAR_AHEAD);
    }

    private static void stay(AskForm ask, String day) {
        ask.field("leave").fill("");
        ask.field("arrive").fill(day);
        ask.field("leave").fill(day);
    }

    private void assertState(String state, String title) {
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page).hasTitle(title);
    }

    private void assertWrong(String message) {
        assertThat(form.problems()).isFocused();
        assertThat(form.problems().locator("a")).hasText(message);
        assertThat(page.locator("#watch-email-wrong")).hasText(message);
        assertThat(form.email()).hasAttribute("aria-invalid", "true");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void answering(String path, int status) {
        page.route(path, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "watching", name + "-360.png"))
                .setFullPage(true));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is too wide")
                .isTrue();
    }
}
