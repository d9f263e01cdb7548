package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request from the first look at the page to its end, on a phone, as people see it. */
@Tag("e2e")
class VisitInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void aStrangerAsksOnAPhoneAndTheHostAnswersFromTheMail() {
        // When a visitor fills the form in
        Page visitor = STAGE.phone();
        AskForm form = AskForm.open(STAGE, visitor, "pat@example.org").fillIn();
        assertThat(visitor.locator("#stay")).containsText("Denver");
        assertFits(visitor);
        form.send().click();

        // Then nothing is booked yet
        visitor.waitForURL("**/status#*");
        assertThat(visitor.locator(".state")).hasText("Not booked yet");
        assertThat(visitor).hasTitle("I have your request, Pat Visitor");
        assertFits(visitor);
        assertThat(STAGE.linkOf("pat@example.org")).isEqualTo(visitor.url());

        // When the host says yes, takes it back, and says yes again
        Page host = STAGE.phone();
        host.navigate(STAGE.linkOfHost("pat@example.org"));
        assertThat(heading(host)).hasText("Pat Visitor would like to meet you");
        assertFits(host);
        button(host, "Yes, meet Pat Visitor").click();
        assertThat(heading(host)).hasText("You are meeting Pat Visitor");
        assertThat(heading(host)).isFocused();
        button(host, "Undo").click();
        assertThat(heading(host)).hasText("Pat Visitor would like to meet you");
        button(host, "Yes, meet Pat Visitor").click();
        assertThat(heading(host)).hasText("You are meeting Pat Visitor");
        assertThat(button(host, "Undo")).isVisible();
        String place = host.locator(".ticket .words strong").textContent();

        // Then the visitor sees no answer before it can no longer be undone
        visitor.reload();
        assertThat(visitor.locator(".state")).hasText("Not booked yet");
        STAGE.desk().advance(Duration.ofMinutes(3));
        visitor.reload();
        assertThat(visitor.locator(".state")).hasText("It’s on");
        assertThat(visitor.locator(".ticket")).containsText(place);
        assertFits(visitor);
        host.reload();
        assertThat(host.locator(".lead")).containsText("has the invitation");
        assertThat(button(host, "Undo")).hasCount(0);

        // And then the calendar file can be fetched without the secret in an address
        assertThat(visitor.waitForDownload(
                                () -> button(visitor, "Download .ics").click())
                        .suggestedFilename())
                .isEqualTo("meetup.ics");

        // When the visitor cancels, both see it
        visitor.getByText("Cancel this meetup").click();
        button(visitor, "Yes, cancel it").click();
        assertThat(visitor.locator(".state")).hasText("Cancelled");
        host.reload();
        assertThat(host.locator(".state")).hasText("Cancelled");

        // And then every secret was told, but only in bodies
        Set<String> hers = Set.of(token(visitor));
        Set<String> his = Set.of(token(host));
        assertThat(STAGE.tokens()).containsAll(hers).containsAll(his);
        assertThat(STAGE.watch(visitor).bodiesTelling(hers)).isPositive();
        assertThat(STAGE.watch(host).bodiesTelling(his)).isPositive();
    }

    @Test
    void aKeyboardIsEnoughToAsk() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "kim@example.org");
        Keys keys = new Keys(page, new ArrayList<>());

        // The first stop leads past the host
        keys.tab();
        assertThat(page.getByText("Skip to the form")).isFocused();
        assertThat(page.getByText("Skip to the form")).isInViewport();
        page.keyboard().press("Enter");

        keys.to(form.field("arrive"));
        keys.type(typed(form.text("arrive")));
        assertThat(form.field("arrive")).hasValue(form.text("arrive"));
        keys.to(form.field("leave"));
        keys.type(typed(form.text("leave")));
        assertThat(form.field("leave")).hasValue(form.text("leave"));
        keys.to(page.locator("input[name=meeting]").first());
        page.keyboard().press("Space");
        assertThat(form.meeting()).isChecked();
        keys.to(form.time(form.times().get(0)));
        page.keyboard().press("Space");
        assertThat(page.locator(".picks li")).hasCount(1);
        for (String name : List.of("name", "email", "topic")) {
            keys.to(form.field(name));
            keys.type(form.text(name));
        }
        keys.to(form.field("pledge"));
        page.keyboard().press("Space");
        keys.to(form.send());
        page.keyboard().press("Enter");

        page.waitForURL("**/status#*");
        assertThat(page.locator(".state")).hasText("Not booked yet");
        assertThat(keys.stops())
                .containsSubsequence(
                        "arrive", "leave", "meeting", "times", "name", "email", "know", "profile", "topic", "pledge",
                        "send")
                .doesNotContain("extra");

        // And to take it back
        keys.to(page.locator("summary"));
        page.keyboard().press("Enter");
        keys.to(button(page, "Yes, take it back"));
        page.keyboard().press("Space");
        assertThat(page.locator(".state")).hasText("Taken back");
        assertThat(heading(page)).isFocused();
    }

    @Test
    void aKeyboardIsEnoughToAnswer() {
        Visit visit = Visit.plan(STAGE.desk(), "ann@example.org");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfHost("ann@example.org"));
        Keys keys = new Keys(page, new ArrayList<>());

        keys.to(page.locator("input[name=time]").first());
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("input[name=time]").nth(1)).isChecked();
        keys.to(page.locator("input[name=place]:checked"));
        keys.to(page.locator("#approve-note"));
        keys.type("Glad you wrote.");
        keys.to(button(page, "Yes, meet Pat Visitor"));
        page.keyboard().press("Enter");

        assertThat(heading(page)).isFocused();
        keys.to(button(page, "Undo"));
        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("Pat Visitor would like to meet you");
    }

    private static String token(Page page) {
        return page.url().replaceFirst(".*#", "");
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void assertFits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
    }

    // As an American types a date: month, day, year.
    private static String typed(String date) {
        return date.substring(5, 7) + date.substring(8) + date.substring(0, 4);
    }

    /** Somebody without a mouse. Wherever Tab leads them, they must see where they are. */
    private record Keys(Page page, List<String> stops) {

        private static final int MOST_STOPS = 150;
        private static final String WHERE = """
                () => {
                  const at = document.activeElement;
                  const shown = at.closest('.chip') ?? at;
                  const {outlineStyle, outlineWidth} = getComputedStyle(shown);
                  const {top, bottom, width} = shown.getBoundingClientRect();
                  const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
                      && width > 0 && bottom > 0 && top < innerHeight;
                  const name = at.closest('#times') ? 'times' : at.name || at.id || at.textContent.trim();
                  return {name, seen, outlineStyle, top, bottom, body: at === document.body};
                }""";

        void tab() {
            page.keyboard().press("Tab");
            @SuppressWarnings("unchecked")
            var where = (Map<String, Object>) page.evaluate(WHERE);
            String name = (String) where.get("name");
            if (!Set.of(true).contains(where.get("body"))) {
                assertThat(where.get("seen"))
                        .as("focus is seen on %s: %s", name, where)
                        .isEqualTo(true);
                stops.add(name);
            }
        }

        void to(Locator target) {
            target.waitFor();
            await().until(() -> target.count() == 1);
            for (int i = 0; i < MOST_STOPS; i++) {
                if ((Boolean) target.evaluate("it => it === document.activeElement")) {
                    return;
                }
                tab();
            }
            throw new AssertionError("Tab never leads to " + target + ", but to " + stops);
        }

        void type(String text) {
            page.keyboard().type(text);
        }
    }
}
