package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise "it takes a minute", for somebody who was never here before and keeps it short. No clock is read: what a
 * person does is counted while it is done, and the keystroke-level model says how long that takes.
 */
@Tag("e2e")
class UnderAMinuteTest {

    private static final int A_MINUTE = 60;
    private static final String NAME = "Kim Lee";
    private static final String TOPIC = "How did you get into robots?";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThumbNeedsLess(boolean scripted) {
        String email = scripted ? "kim@example.org" : "lee@example.org";
        Page page = scripted ? STAGE.phone() : STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, email);
        int questions = questions(page);
        Thumb thumb = new Thumb(page);

        thumb.typeDate(form.field("arrive"), form.text("arrive"));
        if (scripted) {
            assertThat(form.field("leave")).hasValue(form.text("arrive"));
        } else {
            thumb.typeDate(form.field("leave"), form.text("leave"));
        }
        thumb.tap(chip(form.meeting()));
        if (scripted) {
            thumb.tap(chip(form.time(form.times().get(0))));
        } else {
            thumb.typeTime(form.field("time-1"), form.times().get(0));
        }
        thumb.type(form.field("name"), NAME);
        thumb.type(form.field("email"), email);
        thumb.type(form.field("topic"), TOPIC);
        thumb.tap(form.field("pledge"));
        thumb.tap(form.send());

        assertAsked(page, scripted);
        assertUnderAMinute(new Effort(questions, thumb.touches(), thumb.keys(), Effort.ON_A_PHONE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyboardNeedsLess(boolean scripted) {
        String email = scripted ? "ann@example.org" : "bob@example.org";
        Page page = scripted ? STAGE.phone() : STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, email);
        int questions = questions(page);
        KeyboardUser keys = new KeyboardUser(page);

        keys.to(form.field("arrive"));
        keys.typeDate(form.text("arrive"));
        if (scripted) {
            assertThat(form.field("leave")).hasValue(form.text("arrive"));
        } else {
            keys.to(form.field("leave"));
            keys.typeDate(form.text("leave"));
        }
        keys.to(page.locator("input[name=meeting]").first());
        keys.press("Space");
        assertThat(form.meeting()).isChecked();
        if (scripted) {
            keys.to(form.time(form.times().get(0)));
            keys.press("Space");
        } else {
            keys.to(form.field("time-1"));
            keys.typeTime(form.times().get(0));
        }
        keys.to(form.field("name"));
        keys.type(NAME);
        keys.to(form.field("email"));
        keys.type(email);
        keys.to(form.field("topic"));
        keys.type(TOPIC);
        keys.to(form.field("pledge"));
        keys.press("Space");
        keys.to(form.send());
        keys.press("Enter");

        assertAsked(page, scripted);
        assertUnderAMinute(new Effort(questions, 0, keys.pressed(), Effort.ON_A_KEYBOARD));
    }

    // The days, who they are and the rest are fields; what to do, when, and sending are the other three.
    private static int questions(Page page) {
        int fields = page.locator("#ask .field:visible").count()
                - page.locator("#times .field:visible").count();
        assertThat(fields).as("fields on the form").isGreaterThanOrEqualTo(8);
        return fields + 3;
    }

    // What a finger aims at is the label: the box in it is out of sight.
    private static Locator chip(Locator input) {
        return input.locator("xpath=..");
    }

    private static void assertAsked(Page page, boolean scripted) {
        page.waitForURL(scripted ? "**/status#*" : "**/asked");
        assertThat(page.locator(".state")).hasText("Not booked yet");
    }

    private static void assertUnderAMinute(Effort effort) {
        assertThat(effort.seconds()).as("seconds of %s", effort).isLessThan(A_MINUTE);
    }
}
