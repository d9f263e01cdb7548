package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that must work where scripts are off. */
@Tag("e2e")
class WithoutJavaScriptTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void thePlainFormIsEnoughToAsk() {
        Page page = STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, "pat@example.org");
        assertThat(page.locator("#picker")).isHidden();

        form.fillInWithoutJavaScript(Map.of()).send().click();

        page.waitForURL("**/asked");
        assertThat(page.locator(".state")).hasText("Not booked yet");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> STAGE.desk().mailsTo("pat@example.org").size() == 1);
    }

    @Test
    void aRefusedFormComesBackWithWhatWasTypedAndLeadsToEachMistake() {
        Page page = STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, "kim@example.org");
        String night = form.text("arrive") + "T03:00";
        Map<String, String> mistakes = Map.of(
                "name",
                " ",
                "email",
                "kim@example",
                "times",
                night,
                "know",
                "From \"school\" <b>",
                "topic",
                " ".repeat(25));
        form.fillInWithoutJavaScript(mistakes);

        Response refused =
                page.waitForResponse("**/api/requests", () -> form.send().click());
        page.waitForURL("**/api/requests");

        // Then the page says at once everything that is to be mended
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.headerValue("content-type")).startsWith("text/html");
        assertThat(page).hasTitle("Error: Meet Your Name in Denver");
        assertThat(page.locator("#problems h2")).hasText("4 things need another look");
        assertThat(form.field("know")).hasValue("From \"school\" <b>");
        assertThat(form.field("email")).hasValue("kim@example");
        assertThat(form.field("arrive")).hasValue(form.text("arrive"));
        assertThat(form.field("time-1")).hasValue(night);
        assertThat(form.field("pledge")).isChecked();
        assertThat(form.meeting()).isChecked();
        for (String field : List.of("name", "email", "topic")) {
            assertThat(form.field(field)).hasAttribute("aria-invalid", "true");
            page.locator("#problems a[href='#" + field + "']").click();
            assertThat(form.field(field)).isFocused();
            assertThat(form.field(field)).isInViewport();
        }
        Locator times = page.locator("#problems a[href='#times']");
        times.click();
        assertThat(page.locator("#times")).isInViewport();
        assertThat(page.locator("#times-wrong")).hasText(times.textContent());

        // And once it is mended, it arrives
        form.fillInWithoutJavaScript(Map.of()).send().click();
        page.waitForURL("**/asked");
        assertThat(STAGE.watch(page).count("POST", "/api/requests")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/decide", "/invited", "/watch"})
    void aPageBehindALinkSaysWhatItNeeds(String path) {
        Page page = STAGE.phoneWithoutJavaScript();

        page.navigate(STAGE.url(path + "#anything"));

        assertThat(page.locator("noscript p")).isVisible();
        assertThat(page.locator("noscript p")).containsText("This page needs JavaScript");
        assertThat(page.getByText("One moment")).isHidden();
    }
}
