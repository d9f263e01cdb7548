package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.text.Bundles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The visitor's ways in the languages that are not English, by the buttons' own words. The pages are left as pictures in
 * {@code target/languages}, to be looked at.
 */
@Tag("e2e")
class WaysInLanguagesTest {

    /** Words that stand in nearly every English sentence, and in no Spanish or German one. */
    private static final Pattern ENGLISH =
            Pattern.compile("(?i)\\b(?:the|you|your|of|with|and|is|not|this|that|have|will|we)\\b");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void anOfferAnotherTimeAMoveAndACancellation(String language) {
        TwoSides sides = ask(language, "moves");
        Page page = open(language, "moves", "pending");

        sides.host("counter", Map.of("times", sides.freeTimes(2)));
        settle(page, language, "countered");
        page.getByText(say(language, "status.ask.open")).click();
        button(page, language, "status.asking.yes").click();
        assertThat(page.locator("#asking-times-wrong")).hasText(say(language, "script.view.pick.none"));
        pick(page, sides);
        press(page, language, "status.asking.yes", "pending");

        sides.host("counter", Map.of("times", sides.freeTimes(2)));
        settle(page, language, "countered");
        page.locator("[name=time]").last().check();
        press(page, language, "status.accept.yes", "approved");

        page.getByText(say(language, "status.move.open")).click();
        pick(page, sides);
        press(page, language, "status.asking.yes", "moved");
        unfoldAndPress(page, language, "status.keep", "approved");

        unfoldAndPress(page, language, "status.cancel", "cancelled");
        assertMailsSpeak(language, "moves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void anUndoneYesAYesAMeetupAndAnErasure(String language) {
        TwoSides sides = ask(language, "meets");
        Page page = open(language, "meets", "pending");
        sides.host("decline", Map.of());
        sides.host("undo", Map.of());
        STAGE.desk().advance(Duration.ofMinutes(3));
        page.reload();
        assertThat(page.locator("[data-state=pending]")).isVisible();

        // The host is faster: the button means nothing any more, and the page says what has happened.
        sides.host("approve", Map.of("time", sides.proposed().getFirst(), "anyway", true));
        STAGE.desk().advance(Duration.ofMinutes(3));
        unfoldAndPress(page, language, "status.withdraw", "approved");

        sides.advanceBeyond(sides.agreed());
        page.reload();
        seen(page, language, "over");
        press(page, language, "status.recall.met", "met");

        unfoldAndPress(page, language, "status.erase", "erased");
        assertMailsSpeak(language, "meets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void theOtherEnds(String language) {
        ask(language, "declined").host("decline", Map.of());
        ask(language, "pitch").host("pitch", Map.of());
        TwoSides lapsed = ask(language, "lapsed");
        lapsed.host("counter", Map.of("times", lapsed.freeTimes(1), "anyway", true));
        ask(language, "withdrawn").visitor("withdraw", Map.of());
        ask(language, "unanswered");
        STAGE.desk().advance(Duration.ofDays(12));

        for (String end : List.of("declined", "pitch", "lapsed", "withdrawn", "unanswered")) {
            open(language, end, end);
            assertMailsSpeak(language, end);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void aPressThatComesToNothingIsExplained(String language) {
        TwoSides sides = ask(language, "taken");
        List<String> times = sides.freeTimes(1);
        sides.host("counter", Map.of("times", times));
        STAGE.desk().advance(Duration.ofMinutes(3));
        Page page = open(language, "taken", "countered");
        TwoSides faster = ask(language, "faster", false);
        faster.host("counter", Map.of("times", times, "anyway", true));
        STAGE.desk().advance(Duration.ofMinutes(3));
        faster.visitor("accept", Map.of("time", times.getFirst()));

        page.locator("[name=time]").first().check();
        button(page, language, "status.accept.yes").click();

        assertThat(page.locator("#accept-time-wrong"))
                .hasText(Bundles.find("meetme.deciding.refusals", Locale.forLanguageTag(language))
                        .getString("visitor.taken"));
    }

    private static TwoSides ask(String language, String who) {
        return ask(language, who, true);
    }

    private static TwoSides ask(String language, String who, boolean onADayOfTheirOwn) {
        if (onADayOfTheirOwn) {
            STAGE.desk().advance(Duration.ofDays(1));
        }
        Visit visit = Visit.plan(STAGE.desk(), email(language, who));
        visit.form().put("language", language);
        // Says nothing in any language.
        visit.form().put("topic", "Robots, robots, robots, robots.");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        return TwoSides.to(STAGE, email(language, who));
    }

    private static String email(String language, String who) {
        return who + "-" + language + "@example.org";
    }

    private static Page open(String language, String who, String state) {
        Page page = STAGE.phone();
        String link = STAGE.linkOf(email(language, who));
        assertThat(link).contains("/" + language + "/status#");
        page.navigate(link);
        seen(page, language, state);
        return page;
    }

    private static void settle(Page page, String language, String state) {
        STAGE.desk().advance(Duration.ofMinutes(3));
        page.reload();
        seen(page, language, state);
    }

    private static void pick(Page page, TwoSides sides) {
        page.locator("#picker input[value='%s']".formatted(sides.freeTimes(1).getFirst()))
                .check();
    }

    private static void unfoldAndPress(Page page, String language, String action, String stateAfter) {
        unfold(page, language, action + ".open");
        press(page, language, action + ".yes", stateAfter);
    }

    private static void press(Page page, String language, String key, String stateAfter) {
        button(page, language, key).click();
        seen(page, language, stateAfter);
    }

    private static void unfold(Page page, String language, String key) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(say(language, key)))
                .click();
    }

    private static Locator button(Page page, String language, String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(say(language, key)).setExact(true));
    }

    private static String say(String language, String key) {
        return Bundles.find("meetme.pages.page", Locale.forLanguageTag(language))
                .getString(key);
    }

    /** The page is in that state, says so in its language only, and is no wider than the screen. */
    private static void seen(Page page, String language, String state) {
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        assertThat(english(page.locator("main").textContent())).as(state).isEmpty();
        for (int width : new int[] {1280, 360}) {
            page.setViewportSize(width, 740);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "languages", "%s-%s-%d.png".formatted(language, state, width)))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s at %d px", state, width)
                    .isEqualTo(true);
        }
    }

    private static void assertMailsSpeak(String language, String who) {
        assertThat(STAGE.desk().mailsTo(email(language, who)))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(english(mail.subject() + "\n" + mail.text()))
                        .as(mail.text())
                        .isEmpty());
    }

    private static List<String> english(String text) {
        // Who it is and where they meet is what host.json says, in the host's words.
        String ours = text.replace("Your Name", "").replace("the Great Hall", "");
        return Stream.of(ours.split("\n", -1))
                .filter(line ->
                        ENGLISH.matcher(line.replaceAll("https?:\\S+", "")).find())
                .map(String::strip)
                .toList();
    }
}
