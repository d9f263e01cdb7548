package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers type is shown as they typed it, to whoever reads it, and does nothing. */
@Tag("e2e")
class HostileTextTest {

    private static final String RAN = "window.ran";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static int visitors;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>window.ran=1</script>",
                "<script src=//evil.example></script>",
                "\"><img src=x onerror=window.ran=1>",
                "'\"><svg onload=window.ran=1>",
                "</textarea></template><iframe srcdoc='<script>top.ran=1</script>'>",
                "<base href=//evil.example><meta http-equiv=refresh content=0>",
                "javascript:window.ran=1",
                "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
                "{email} {topic} {name} {link}",
                "\uff1cscript\uff1ewindow.ran=1\uff1c/script\uff1e",
                "&lt;script&gt;window.ran=1&lt;/script&gt;"
            })
    void hostileTextIsOnlyText(String text) {
        String email = "visitor" + ++visitors + "@example.org";
        Visit visit = Visit.plan(STAGE.desk(), email);
        visit.form().put("name", text);
        visit.form().put("know", text);
        visit.form().put("topic", text + " and something more");
        visit.form().put("profile", "https://example.org/%22%3E%3Cscript%3Ewindow.ran=1");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);

        // When the host looks, and answers in the same manner
        Page host = STAGE.phone();
        host.navigate(STAGE.linkOfHost(email));
        assertThat(host.locator("[data-state=pending]")).isVisible();
        assertShown(host, text, email);
        assertThat(fact(host, "How you know each other")).hasText(text);
        host.locator("#elsewhere").check();
        host.locator("#elsewhere-name").fill(text);
        host.locator("#approve-note").fill(text);
        for (Locator anyway : host.locator("[name=anyway]:visible").all()) {
            anyway.check();
        }
        host.locator("form[data-action=approve] button").click();
        assertThat(host.locator("[data-state=approved]")).isVisible();
        assertAgreed(host, text);

        // Then the visitor sees that, and nothing has run anywhere
        STAGE.desk().advance(Duration.ofMinutes(3));
        Page visitor = STAGE.phone();
        visitor.navigate(STAGE.linkOf(email));
        assertThat(visitor.locator("[data-state=approved]")).isVisible();
        assertShown(visitor, text, email);
        assertAgreed(visitor, text);
        // Nor on the page with the form, when it was refused
        Page refused = STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, refused, email);
        form.fillInWithoutJavaScript(Map.of(
                "name",
                text,
                "know",
                text,
                "topic",
                text + " and something more",
                "times",
                form.text("arrive") + "T03:00"));
        form.send().click();
        refused.waitForURL("**/api/requests");
        assertThat(form.field("name")).hasValue(text);
        assertThat(form.field("know")).hasValue(text);
        assertThat(form.field("topic")).hasValue(text + " and something more");
        for (Page page : List.of(host, visitor)) {
            assertThat(page.evaluate(RAN)).isNull();
        }
    }

    @Test
    void aNameThatMixesAlphabetsIsToldToTheHost() {
        // Given a Cyrillic letter in one of two names
        Visit mixed = Visit.plan(STAGE.desk(), "mixed@example.org");
        mixed.form().put("name", "P\u0430t Visitor");
        Visit plain = Visit.plan(STAGE.desk(), "plain@example.org");
        plain.form().put("name", "\u0410\u043d\u043d\u0430");
        assertThat(mixed.ask(STAGE.desk()).status()).isEqualTo(201);
        assertThat(plain.ask(STAGE.desk()).status()).isEqualTo(201);

        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfHost("mixed@example.org"));
        assertThat(page.getByText("This name mixes letters of different alphabets (Latin and Cyrillic)"))
                .isVisible();

        page.navigate(STAGE.linkOfHost("plain@example.org"));
        assertThat(page.locator("h1")).hasText("\u0410\u043d\u043d\u0430 would like to meet you");
        assertThat(page.getByText("different alphabets")).hasCount(0);
    }

    @Test
    void textThatReadsOtherThanItIsIsRefusedAtItsField() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "bidi@example.org").fillIn();
        page.getByLabel("Your name").fill("Pat \u202etaP");

        form.send().click();

        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#name-wrong")).containsText("Enter your name");
        assertThat(form.field("topic")).hasValue(form.text("topic"));
    }

    @Test
    void thePolicyStopsAScriptThatGotThrough() {
        Page page = STAGE.phone();
        page.navigate(STAGE.url("/decide#anything"));

        page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.ran = 1';
                  document.body.append(script);
                  const image = document.createElement('div');
                  image.innerHTML = '<img src=https://evil.example/ onerror="window.ran = 1">';
                  document.body.append(image);
                }""");

        assertThat(page.evaluate(RAN)).isNull();
        page.waitForCondition(() -> STAGE.watch(page).hasSeen("policy: img-src"));
        assertThat(STAGE.watch(page).takeFaults()).anyMatch(fault -> fault.startsWith("policy: script-src"));
    }

    private static void assertShown(Page page, String text, String email) {
        assertThat(fact(page, "From")).hasText(text + " " + email);
        assertThat(fact(page, "What about")).hasText(text + " and something more");
    }

    private static void assertAgreed(Page page, String text) {
        assertThat(page.locator(".ticket .words strong")).hasText(text);
        assertThat(page.locator(".ticket .words").last()).hasText(text);
    }

    private static Locator fact(Page page, String name) {
        return page.locator(".facts > div")
                .filter(new Locator.FilterOptions().setHas(page.locator("dt:text-is('%s')".formatted(name))))
                .locator("dd");
    }
}
