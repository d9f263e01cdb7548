package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a finger, paper, a system's own colours and a mistake make of the pages. */
@Tag("e2e")
class LooksInBrowserTest {

    private static final double FINGER = 24;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void theSummaryFollowsWhatIsMended() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "mended@example.org").fillIn();
        form.fillInAllButTimes(Map.of("name", " ", "topic", "Too short"));
        form.send().click();
        assertThat(page.locator("#problems a")).hasCount(2);
        assertThat(page.locator("#problems h2")).hasText("2 things need another look");

        form.field("topic").fill("Still too short");
        assertThat(page.locator("#problems a")).hasCount(2);
        form.field("topic").fill(form.text("topic"));
        assertThat(page.locator("#problems a")).hasText("Enter your name.");
        assertThat(page.locator("#problems h2")).hasText("One thing needs another look");
        assertThat(page.locator("#topic-wrong")).isEmpty();

        form.field("name").fill("Pat");
        assertThat(page.locator("#problems")).isHidden();
        assertThat(page.title()).doesNotContain("Error");
    }

    @Test
    void aRefusalIsSaidInItsOwnWords() {
        Page page = STAGE.phone();
        page.route(
                "**/api/requests",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/problem+json")
                        .setHeaders(Map.of("retry-after", "3600"))
                        .setBody("{\"status\":429,\"detail\":\"Your earlier requests are still waiting.\"}")));
        AskForm form = AskForm.open(STAGE, page, "often@example.org").fillIn();
        form.send().click();

        assertThat(page.locator("#problems")).containsText("Your earlier requests are still waiting.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/es/", "/de/", "/asked", "/privacy", "/404", "/nowhere", "/watch", "/status#broken"})
    void everyLinkIsHighEnoughForAFinger(String path) {
        Page page = STAGE.phone();
        page.navigate(STAGE.url(path));
        assertThat(page.locator("h1")).isVisible();

        List<Locator> links = page.locator("a:visible:not(.skip)").all();
        assertThat(links).isNotEmpty();
        for (Locator link : links) {
            assertThat(link.boundingBox().height).as(link.innerText()).isGreaterThanOrEqualTo(FINGER);
        }
    }

    @Test
    void whereTheSystemChoosesTheColoursEachButtonHasAnEdge() {
        Page page = STAGE.phone();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        String email = "colours@example.org";
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        for (String link : List.of(STAGE.url("/"), STAGE.linkOf(email), STAGE.linkOfHost(email))) {
            page.navigate(link);
            assertThat(page.locator("h1")).isVisible();
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
            assertThat(page.evaluate("""
                    [...document.querySelectorAll('.button, .small, .chip')].filter((each) => each.checkVisibility())
                        .map((each) => getComputedStyle(each))
                        .filter((style) => style.borderTopStyle === 'none' || /^rgba.*, 0\\)$/.test(style.borderTopColor))
                        .length""")).as(link).isEqualTo(0);
        }
    }

    @Test
    void onPaperThereIsWhatWasAgreedAndNothingToPress() {
        Page page = STAGE.phone();
        String email = "paper@example.org";
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        TwoSides sides = TwoSides.to(STAGE, email);
        sides.host("approve", Map.of("time", sides.proposed().get(0), "anyway", true));
        STAGE.desk().advance(Duration.ofMinutes(3));
        page.navigate(STAGE.linkOf(email));
        assertThat(page.locator("[data-state=approved]")).isVisible();
        page.getByText("Share this plan with a friend").click();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".ticket")).isVisible();
        assertThat(page.locator("#plan")).isVisible();
        assertThat(page.locator("button:visible, summary:visible, .foot:visible, .languages:visible"))
                .hasCount(0);
    }
}
