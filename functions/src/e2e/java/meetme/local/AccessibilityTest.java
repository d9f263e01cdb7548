package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, in every state it can be in, light and dark, narrow and wide, by the rules of WCAG 2.2 AA that axe knows. */
@Tag("e2e")
class AccessibilityTest {

    /** The only ones for which it makes a difference whether a page is dark. */
    private static final List<String> RULES_OF_COLORS = List.of("color-contrast", "link-in-text-block");

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/asked", "/privacy", "/404", "/status", "/invited", "/watch", "/decide", "/plan", "/invite"
            })
    void aPageByItself(String path) {
        Page page = STAGE.phone();
        page.navigate(STAGE.url(path));
        assertThat(page.locator("h1")).isVisible();
        assertAccessible(page, path);
    }

    @Test
    void aFormThatIsBeingFilledIn() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "form@gmial.com").fillIn();
        assertThat(page.locator("#meant")).containsText("Did you mean");
        assertAccessible(page, "filled in");

        form.fillInAllButTimes(Map.of("name", " ", "email", "form", "topic", "Too short"));
        form.send().click();
        assertThat(page.locator("#problems")).isVisible();
        assertAccessible(page, "with mistakes");
    }

    @Test
    void aFormThatHasNoCalendar() {
        Page page = STAGE.phone();
        page.route("**/api/openings", route -> route.abort());
        page.navigate(STAGE.url("/"));
        assertThat(page.locator("#typed")).isVisible();
        assertAccessible(page, "without a calendar");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFormThatTheServerRefused(boolean scripted) {
        Page page = STAGE.phone();
        page.route("**/*.js", route -> route.abort());
        AskForm.open(STAGE, page, "refused").fillInWithoutJavaScript(Map.of("name", " "));
        if (scripted) {
            page.unroute("**/*.js");
        }
        page.evaluate("document.forms[0].noValidate = true");
        page.evaluate("HTMLFormElement.prototype.requestSubmit.call(document.forms[0])");
        page.waitForURL("**/api/requests");
        assertThat(page.locator("#problems a")).hasCount(2);
        assertAccessible(page, "refused");
    }

    @Test
    void whatCannotBeReached() {
        Page page = STAGE.phone();
        page.route("**/api/**", route -> route.abort());
        page.navigate(STAGE.url("/status#anything"));
        assertThat(page.getByRole(AriaRole.BUTTON)).hasText("Try again");
        assertAccessible(page, "not reached");
    }

    @Test
    void aRequestThatWaits() {
        String email = ask("waiting@example.org");
        // Another one at the same times, approved, so that the two overlap.
        String rival = ask("rival@example.org");
        Page page = STAGE.phone();
        press(page, rival, "Yes, meet Pat Visitor");
        STAGE.desk().advance(Duration.ofMinutes(3));

        page.navigate(STAGE.linkOfHost(email));
        assertThat(page.locator("[data-state=pending]")).isVisible();
        unfold(page);
        page.locator("form[data-action=approve]").getByLabel("Somewhere else").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, meet Pat Visitor"))
                .click();
        assertThat(page.locator("#approve-place-wrong")).hasText("Name the place.");
        assertAccessible(page, "host, pending");

        page.navigate(STAGE.linkOf(email));
        assertThat(page.locator("[data-state=pending]")).isVisible();
        unfold(page);
        assertAccessible(page, "visitor, pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "declined", "pitch"})
    void aDecision(String state) {
        String email = ask(state + "@example.org");
        Page page = STAGE.phone();
        Map<String, String> buttons =
                Map.of("approved", "Yes, meet Pat Visitor", "declined", "Decline kindly", "pitch", "Close as a pitch");
        press(page, email, buttons.get(state));
        assertThat(page.getByText("Undo", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertShown(page, STAGE.linkOfHost(email), state);

        STAGE.desk().advance(Duration.ofMinutes(3));
        assertShown(page, STAGE.linkOfHost(email), state);
        assertShown(page, STAGE.linkOf(email), state);
    }

    @Test
    void theEndsThatVisitorsMake() {
        Page page = STAGE.phone();
        String cancelled = ask("cancelled@example.org");
        press(page, cancelled, "Yes, meet Pat Visitor");
        STAGE.desk().advance(Duration.ofMinutes(3));
        String withdrawn = ask("withdrawn@example.org");
        for (String email : List.of(cancelled, withdrawn)) {
            page.navigate(STAGE.linkOf(email));
            String ending = email.equals(cancelled) ? "cancel" : "withdraw";
            assertThat(page.locator("[data-state]")).isVisible();
            unfold(page);
            page.locator("form[data-action=%s] button".formatted(ending)).click();
            String state = email.replaceFirst("@.*", "");
            assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
            assertShown(page, STAGE.linkOf(email), state);
            assertShown(page, STAGE.linkOfHost(email), state);
        }
    }

    @Test
    void anOfferAndAMove() {
        String email = ask("offer@example.org");
        Page page = STAGE.phone();
        TwoSides sides = TwoSides.to(STAGE, email);
        sides.host("counter", Map.of("times", sides.freeTimes(2), "note", "Would this do?"));
        assertShown(page, STAGE.linkOfHost(email), "countered");
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertShown(page, STAGE.linkOfHost(email), "countered");
        assertShown(page, STAGE.linkOf(email), "countered");

        sides.visitor("accept", Map.of("time", sides.offered().get(0)));
        sides.visitor("move", Map.of("times", sides.freeTimes(1)));
        assertShown(page, STAGE.linkOfHost(email), "moved");
        assertShown(page, STAGE.linkOf(email), "moved");
    }

    @Test
    void whatTimeAloneBringsAbout() {
        String missed = ask("missed@example.org");
        Page page = STAGE.phone();
        String lapsed = ask("lapsed@example.org");
        TwoSides offer = TwoSides.to(STAGE, lapsed);
        offer.host("counter", Map.of("times", offer.freeTimes(1)));
        String over = ask("over@example.org");
        TwoSides agreed = TwoSides.to(STAGE, over);
        agreed.host("approve", Map.of("time", agreed.proposed().get(0), "anyway", true));
        agreed.advanceBeyond(agreed.proposed().get(0));

        for (var each :
                Map.of("unanswered", missed, "lapsed", lapsed, "over", over).entrySet()) {
            assertShown(page, STAGE.linkOfHost(each.getValue()), each.getKey());
            assertShown(page, STAGE.linkOf(each.getValue()), each.getKey());
        }
        agreed.visitor("missed", Map.of("why", "moved"));
        assertShown(page, STAGE.linkOf(over), "missed");
        agreed.host("met", Map.of());
        assertShown(page, STAGE.linkOfHost(over), "missed");

        page.navigate(STAGE.linkOf(over));
        assertThat(page.locator("[data-state=missed]")).isVisible();
        unfold(page);
        page.getByText("Yes, erase everything").click();
        assertThat(page.locator("[data-state=erased]")).isVisible();
        assertAccessible(page, "erased");
    }

    @Test
    void theBoardWithWhatWaitsWhatIsComingAndWhatIsOver() {
        TwoSides over = TwoSides.to(STAGE, ask("board-over@example.org"));
        over.host("approve", Map.of("time", over.proposed().get(0), "anyway", true));
        over.advanceBeyond(over.proposed().get(0));
        TwoSides coming = TwoSides.to(STAGE, ask("board-coming@example.org"));
        coming.host("approve", Map.of("time", coming.proposed().get(0), "anyway", true));
        TwoSides offered = TwoSides.to(STAGE, ask("board-offered@example.org"));
        offered.host("counter", Map.of("times", offered.freeTimes(2), "anyway", true));
        TwoSides waiting = TwoSides.to(STAGE, ask("board-waiting@example.org"));
        waiting.host("board", Map.of());
        STAGE.desk().advance(Duration.ofMinutes(3));

        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfBoard());

        assertThat(page.locator("#waiting .entries li")).not().hasCount(0);
        assertThat(page.locator("#coming .entries li")).not().hasCount(0);
        assertThat(page.locator("#past .entries li")).not().hasCount(0);
        assertAccessible(page, "board");
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 800);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "board-%d-%s.png".formatted(width, scheme)))
                        .setFullPage(true));
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        // An entry leads to its request.
        page.locator("#waiting .entries a").last().click();
        assertThat(page.locator("[data-state=pending]")).isVisible();
    }

    private static String ask(String email) {
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        return email;
    }

    private static void press(Page page, String email, String button) {
        page.navigate(STAGE.linkOfHost(email));
        assertThat(page.locator("[data-state=pending]")).isVisible();
        unfold(page);
        // Where it overlaps with an earlier test's.
        for (var anyway : page.locator("[name=anyway]:visible").all()) {
            anyway.check();
        }
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        assertThat(page.locator("[data-state=pending]")).hasCount(0);
    }

    private static void assertShown(Page page, String link, String state) {
        page.navigate("about:blank");
        page.navigate(link);
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        unfold(page);
        assertAccessible(page, link.replaceFirst("#.*", " ") + state);
    }

    private static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    }

    static void assertAccessible(Page page, String what) {
        List<String> violations = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(360, 1280)) {
                page.setViewportSize(width, 800);
                AxeResults results = axe(page, scheme).analyze();
                assertThat(results.getPasses())
                        .as("rules that found something to check")
                        .isNotEmpty();
                for (Rule rule : results.getViolations()) {
                    violations.add("%s, %s, %d: %s %s"
                            .formatted(
                                    what,
                                    scheme,
                                    width,
                                    rule.getHelp(),
                                    rule.getNodes().stream()
                                            .map(CheckedNode::getHtml)
                                            .toList()));
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static AxeBuilder axe(Page page, ColorScheme scheme) {
        AxeRunOptions options = new AxeRunOptions();
        // Of what is as it should be, axe would describe each element.
        options.setResultTypes(List.of("violations"));
        // Legacy: without a second page, which nobody watches.
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
        return scheme == ColorScheme.DARK ? axe.withRules(RULES_OF_COLORS) : axe.withTags(RULES);
    }
}
