package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be pressed, pressed by somebody who has a keyboard and nothing else. */
@Tag("e2e")
class KeyboardTest {

    private static final String PENDING = "Pat Visitor would like to meet you";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void aKeyboardIsEnoughToAsk() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "kim@example.org");
        KeyboardUser keys = new KeyboardUser(page);

        // The first stop leads past the host
        keys.tab();
        assertThat(page.getByText("Skip to the form")).isFocused();
        assertThat(page.getByText("Skip to the form")).isInViewport();
        keys.press("Enter");

        keys.to(form.field("arrive"));
        keys.typeDate(form.text("arrive"));
        assertThat(form.field("arrive")).hasValue(form.text("arrive"));
        keys.to(form.field("leave"));
        keys.typeDate(form.text("leave"));
        assertThat(form.field("leave")).hasValue(form.text("leave"));
        keys.to(page.locator("input[name=meeting]").first());
        keys.press("Space");
        assertThat(form.meeting()).isChecked();
        keys.to(form.time(form.times().get(0)));
        keys.press("Space");
        assertThat(page.locator(".picks li")).hasCount(1);
        for (String name : List.of("name", "email", "topic")) {
            keys.to(form.field(name));
            keys.type(form.text(name));
        }
        keys.to(form.field("pledge"));
        keys.press("Space");
        keys.to(form.send());
        keys.press("Enter");

        page.waitForURL("**/status#*");
        assertThat(page.locator(".state")).hasText("Not booked yet");
        assertThat(keys.stops())
                .containsSubsequence(
                        "arrive", "leave", "meeting", "times", "name", "email", "know", "profile", "topic", "pledge",
                        "send")
                .doesNotContain("extra");

        // And to take it back
        unfold(keys, page, "Take my request back");
        keys.to(button(page, "Yes, take it back"));
        keys.press("Space");
        assertThat(page.locator(".state")).hasText("Withdrawn");
        assertThat(heading(page)).isFocused();
    }

    @Test
    void aKeyboardIsEnoughToSayYesAndToTakeThatBack() {
        Page page = hostPageOf("ann@example.org");
        KeyboardUser keys = new KeyboardUser(page);

        keys.to(page.locator("input[name=time]").first());
        keys.press("ArrowDown");
        assertThat(page.locator("input[name=time]").nth(1)).isChecked();
        keys.to(page.locator("form[data-action=approve] summary"));
        keys.press("Enter");
        keys.to(page.locator("form[data-action=approve] input[name=place]:checked"));
        keys.to(page.locator("#approve-note"));
        keys.type("Glad you wrote.");
        keys.to(button(page, "Yes, meet Pat Visitor"));
        keys.press("Enter");

        assertThat(heading(page)).hasText("You are meeting Pat Visitor");
        assertThat(heading(page)).isFocused();
        assertThat(page.locator(".ticket")).containsText("Glad you wrote.");
        undo(keys, page);
    }

    @ParameterizedTest
    @CsvSource({
        "decline, declined, I can’t this time, Decline kindly, You declined Pat Visitor’s request",
        "pitch, pitch, This is a sales pitch, Close as a pitch, You closed Pat Visitor’s request as a pitch"
    })
    void aKeyboardIsEnoughToSayNo(String action, String state, String summary, String button, String heading) {
        Page page = hostPageOf(action + "@example.org");
        KeyboardUser keys = new KeyboardUser(page);

        unfold(keys, page, summary);
        if (action.equals("decline")) {
            keys.to(page.locator("#decline-note"));
            keys.type("Next time, I hope.");
        }
        keys.to(button(page, button));
        keys.press("Enter");

        assertThat(heading(page)).hasText(heading);
        assertThat(heading(page)).isFocused();
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        assertThat(page.getByText("Next time, I hope.")).hasCount(action.equals("decline") ? 1 : 0);
        undo(keys, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "visitor"})
    void aKeyboardIsEnoughToCancel(String side) {
        String email = side + "-cancels@example.org";
        Page page = hostPageOf(email);
        KeyboardUser keys = new KeyboardUser(page);
        for (Locator anyway : page.locator("[name=anyway]:visible").all()) {
            keys.to(anyway);
            keys.press("Space");
        }
        keys.to(button(page, "Yes, meet Pat Visitor"));
        keys.press("Enter");
        assertThat(heading(page)).hasText("You are meeting Pat Visitor");
        STAGE.desk().advance(Duration.ofMinutes(3));

        page.navigate("about:blank");
        page.navigate(side.equals("host") ? STAGE.linkOfHost(email) : STAGE.linkOf(email));
        unfold(keys, page, side.equals("host") ? "Something came up: cancel" : "Cancel this meetup");
        keys.to(page.locator("#cancel-note"));
        keys.type("A train was late.");
        keys.to(button(page, "Yes, cancel it"));
        keys.press("Space");

        assertThat(page.locator(".state")).hasText("Cancelled");
        assertThat(heading(page)).isFocused();
        assertThat(page.locator(".note")).containsText("A train was late.");
    }

    private static Page hostPageOf(String email) {
        Visit visit = Visit.plan(STAGE.desk(), email);
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfHost(email));
        assertThat(heading(page)).hasText(PENDING);
        return page;
    }

    private static void undo(KeyboardUser keys, Page page) {
        keys.to(button(page, "Undo"));
        keys.press("Enter");
        assertThat(heading(page)).hasText(PENDING);
        assertThat(heading(page)).isFocused();
    }

    private static void unfold(KeyboardUser keys, Page page, String summary) {
        keys.to(page.locator("summary").filter(new Locator.FilterOptions().setHasText(summary)));
        keys.press("Enter");
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
