package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What strangers type is shown as they typed it, to whoever reads it, and does nothing. */
@Tag("e2e")
class HostileTextTest {

    private static final String RAN = "window.ran";

    /** Reads as txt.exe where it is obeyed. */
    private static final String TURNED = "Pat \u202eexe.txt";

    private static final Pattern TURNING = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

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
                "&lt;script&gt;window.ran=1&lt;/script&gt;",
                // Written from right to left, which is nobody's fault
                "\u05e4\u05d8 <b>123</b> \u0628\u0627\u062a"
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
        unfoldWithin(host, "approve");
        host.locator("form[data-action=approve]").getByLabel("Somewhere else").check();
        host.locator("#approve-elsewhere").fill(text);
        host.locator("#approve-note").fill(text);
        approve(host);
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

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "know", "profile", "topic"})
    void textThatReadsOtherThanItIsIsRefusedAtItsField(String name) {
        Page page = STAGE.phone();
        AskForm form =
                AskForm.open(STAGE, page, "bidi-" + name + "@example.org").fillIn();
        Locator field = form.field(name);
        field.fill((name.equals("profile") ? "https://example.org/" : field.inputValue()) + TURNED);
        String typed = field.inputValue();
        Set<Map<String, AttributeValue>> before = STAGE.tableAtRest();

        form.send().click();

        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#problems a")).hasCount(1);
        assertThat(page.locator("#%s-wrong".formatted(name))).not().isEmpty();
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasValue(typed);
        assertThat(STAGE.table()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "approve, approve-elsewhere, approve-place-wrong",
        "approve, approve-note, approve-note-wrong",
        "decline, decline-note, decline-note-wrong",
        "counter, counter-note, counter-note-wrong"
    })
    void norDoesAnAnswerThatReadsOtherThanItIsGetThrough(String action, String field, String wrong) {
        String email = field + "@example.org";
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfHost(email));
        assertThat(page.locator("[data-state=pending]")).isVisible();
        if (!action.equals("approve")) {
            unfold(page, action);
        }
        if (!action.equals("decline")) {
            unfoldWithin(page, action);
        }
        if (action.equals("counter")) {
            page.locator("#day-1").fill("2030-01-01");
            page.locator("#time-1").fill("10:00");
        }
        if (field.equals("approve-elsewhere")) {
            page.locator("form[data-action=approve]")
                    .getByLabel("Somewhere else")
                    .check();
        }
        page.locator("#" + field).fill(TURNED);

        assertRefused(page, action, wrong);

        assertThat(page.locator("#" + field)).hasValue(TURNED);
        page.reload();
        assertThat(page.locator("[data-state=pending]")).isVisible();
    }

    @Test
    void norDoesAWordOnCancelling() {
        String email = "cancelled@example.org";
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        Page page = STAGE.phone();
        page.navigate(STAGE.linkOfHost(email));
        approve(page);
        STAGE.desk().advance(Duration.ofMinutes(3));

        for (String link : List.of(STAGE.linkOfHost(email), STAGE.linkOf(email))) {
            page.navigate("about:blank");
            page.navigate(link);
            assertThat(page.locator("[data-state=approved]")).isVisible();
            unfold(page, "cancel");
            page.locator("#cancel-note").fill(TURNED);
            assertRefused(page, "cancel", "cancel-note-wrong");
            assertThat(page.locator("[data-state=approved]")).isVisible();
        }
    }

    /** Another place and a note, or times to type. */
    private static void unfoldWithin(Page page, String action) {
        page.locator("form[data-action=%s] details:is(.more, .typing) > summary".formatted(action))
                .click();
    }

    private static void unfold(Page page, String action) {
        page.locator("details:has(form[data-action=%s]) > summary".formatted(action))
                .click();
    }

    private static void assertRefused(Page page, String action, String wrong) {
        Set<Map<String, AttributeValue>> before = STAGE.tableAtRest();
        accept(page);
        Response refused = page.waitForResponse(
                "**/api/*/act",
                () -> page.locator("form[data-action=%s] button:not([type=button])".formatted(action))
                        .click());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(page.locator("#" + wrong)).not().isEmpty();
        assertThat(STAGE.table()).isEqualTo(before);
    }

    @Test
    void textThatGotThroughAllTheSameTurnsNothingAround() {
        String email = "smuggled@example.org";
        Visit visit = Visit.plan(STAGE.desk(), email);
        visit.form().put("know", "We met in Boulder.");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        String host = STAGE.linkOfHost(email);
        for (String field : List.of("name", "know", "topic")) {
            STAGE.smuggle(email, field, TURNED);
        }
        Page page = STAGE.phone();

        assertReadsAsItIs(page, host, "pending");
        assertThat(page.locator("h1")).hasText("Pat exe.txt would like to meet you");
        assertReadsAsItIs(page, STAGE.linkOf(email), "pending");

        page.navigate(host);
        unfoldWithin(page, "approve");
        page.locator("#approve-note").fill("See you there.");
        approve(page);
        STAGE.desk().advance(Duration.ofMinutes(3));
        STAGE.smuggle(email, "is.agreed.note", TURNED);
        STAGE.smuggle(email, "is.agreed.place.name", TURNED);
        for (String link : List.of(host, STAGE.linkOf(email))) {
            assertReadsAsItIs(page, link, "approved");
            assertAgreed(page, "Pat exe.txt");
        }
    }

    private static void assertReadsAsItIs(Page page, String link, String state) {
        page.navigate("about:blank");
        page.navigate(link);
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        assertThat(page.locator("body").textContent()).contains("Pat exe.txt").doesNotContainPattern(TURNING);
        assertThat(page.title()).doesNotContainPattern(TURNING);
    }

    private static void approve(Page page) {
        assertThat(page.locator("[data-state=pending]")).isVisible();
        accept(page);
        page.locator("form[data-action=approve] button").click();
        assertThat(page.locator("[data-state=approved]")).isVisible();
    }

    // Where it overlaps with an earlier test's.
    private static void accept(Page page) {
        for (Locator anyway : page.locator("[name=anyway]:visible").all()) {
            anyway.check();
        }
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
        assertThat(fact(page, "Topic")).hasText(text + " and something more");
    }

    private static void assertAgreed(Page page, String text) {
        assertThat(page.locator(".ticket .words strong")).hasText(text);
        assertThat(page.locator(".ticket .words").last()).hasText(text);
    }

    private static Locator fact(Page page, String name) {
        return page.locator(".facts > div")
                .filter(new Locator.FilterOptions().setHas(page.locator("dt:text-is('%s')".formatted(name))))
                .locator("dd.words");
    }
}
