package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are picked from the days of the stay. */
@Tag("e2e")
class PickingInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void whatIsPickedStaysInSight() {
        Page page = visitor();
        Locator times = times(page);
        times.nth(0).check();
        times.nth(2).check();

        assertThat(page.locator(".tray"))
                .hasText(Pattern.compile(
                        "2 of 3: [A-Z][a-z]{2}\\s\\d+:\\d\\d\\s[AP]M · [A-Z][a-z]{2}\\s\\d+:\\d\\d\\s[AP]M"));
        page.locator(".day").first().locator("summary").scrollIntoViewIfNeeded();
        page.evaluate("document.querySelector('.day').scrollIntoView()");
        assertThat(page.locator(".tray")).isInViewport();
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 740);
            page.locator(".day").first().scrollIntoViewIfNeeded();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "picking-%d.png".formatted(width))));
        }
    }

    @Test
    void anotherKindOfMeetingSaysWhatItDropsAndGivesItBack() {
        Page page = visitor();
        kind(page, "coffee");
        Locator times = times(page);
        times.nth(0).check();
        times.nth(1).check();
        assertThat(page.locator(".picks li")).hasCount(2);

        kind(page, "lunch");
        assertThat(page.locator(".picks li")).hasCount(0);
        assertThat(page.locator(".tray")).containsText("don’t fit that kind of meetup, so they are off your list");

        kind(page, "walk");
        assertThat(page.locator(".picks li")).hasCount(2);
        assertThat(page.locator(".tray")).containsText("2 of 3:");
        assertThat(page.locator(".tray")).not().containsText("off your list");
    }

    @Test
    void aDayIsOneStopAndArrowsLeadWithinIt() {
        Page page = visitor();
        Locator times = times(page);
        Locator first = times.nth(0);
        first.focus();

        press(page, "ArrowRight", "ArrowDown");
        assertThat(times.nth(2)).isFocused();
        page.keyboard().press("Space");
        assertThat(times.nth(2)).isChecked();
        press(page, "ArrowLeft");
        assertThat(times.nth(1)).isFocused();
        press(page, "Home");
        assertThat(page.locator(".day summary").first()).isFocused();
        press(page, "End", "Tab");
        assertThat(page.locator(".day").first().locator("input:focus, summary:focus"))
                .hasCount(0);

        // Back to where one was.
        press(page, "Shift+Tab");
        assertThat(page.locator(".day").first().locator("input").last()).isFocused();
        Map<?, ?> stops = (Map<?, ?>) page.evaluate("""
                () => Object.fromEntries([...document.querySelectorAll('.day')].map((day, i) =>
                    [i, [...day.querySelectorAll('summary, input')].filter((each) => each.tabIndex === 0 && each.checkVisibility()).length]))""");
        assertThat(stops.values())
                .isNotEmpty()
                .allSatisfy(stop -> assertThat(stop).isEqualTo(1));
        AccessibilityTest.assertAccessible(page, "picking");
    }

    /** A visitor of a few days. */
    private static Page visitor() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "picking@example.org");
        form.field("arrive").fill(form.text("arrive"));
        form.field("leave")
                .fill(LocalDate.parse(form.text("arrive")).plusDays(3).toString());
        return page;
    }

    private static Locator times(Page page) {
        return page.locator("#picker .chip input");
    }

    private static void kind(Page page, String kind) {
        page.locator("input[name=meeting][value=%s]".formatted(kind)).check();
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
