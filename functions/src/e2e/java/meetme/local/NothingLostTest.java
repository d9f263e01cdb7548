package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens between the first letter and "Not booked yet": nothing typed goes, and nothing is sent twice. */
@Tag("e2e")
class NothingLostTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void aReloadKeepsWhatWasTyped() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "reload@example.org").fillIn();
        form.field("know").fill("We met in Boulder.");
        form.field("profile").fill("https://example.org/pat");

        page.reload();

        for (String name : List.of("arrive", "leave", "name", "email", "topic")) {
            assertThat(form.field(name)).hasValue(form.text(name));
        }
        assertThat(form.field("know")).hasValue("We met in Boulder.");
        assertThat(form.field("profile")).hasValue("https://example.org/pat");
        assertThat(form.field("pledge")).isChecked();
        assertThat(form.meeting()).isChecked();
        for (String time : form.times()) {
            assertThat(form.time(time)).isChecked();
        }
        assertThat(page.locator(".picks li")).hasCount(form.times().size());

        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
    }

    @Test
    void aDeadNetworkIsSaidPlainlyAndTheRequestArrivesOnceItIsBack() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "offline@example.org").fillIn();
        // The calendar is there before the connection goes.
        page.context().setOffline(true);

        form.send().click();

        assertThat(page.locator("#problems")).containsText("That did not get through");
        assertThat(page.locator("#problems")).isFocused();
        assertThat(form.field("topic")).hasValue(form.text("topic"));
        assertThat(page.locator(".picks li")).hasCount(form.times().size());

        page.context().setOffline(false);
        form.send().click();
        page.waitForURL("**/status#*");
        assertAskedOnce("offline@example.org");
    }

    @Test
    void aConnectionThatGoesBeforeAnythingWasTypedIsWaitedFor() {
        Page page = STAGE.phone();
        List<Route> held = new ArrayList<>();
        page.route("**/api/promise", held::add);
        AskForm form = AskForm.open(STAGE, page, "tunnel@example.org");
        // Nothing is fetched ahead until the account is told.
        page.waitForCondition(() -> !held.isEmpty());
        page.context().setOffline(true);

        form.field("name").fill("Kim Lee");
        form.field("arrive").fill(form.text("arrive"));
        assertThat(page.locator("#unloaded")).containsText("My calendar did not load");
        assertThat(form.field("time-1")).isEditable();
        assertThat(page.locator("#picker")).isHidden();

        page.context().setOffline(false);
        retry(page).click();
        assertThat(form.time(form.times().getFirst())).isVisible();
        assertThat(form.field("time-1")).isHidden();
        assertThat(form.field("name")).hasValue("Kim Lee");
        assertThat(form.field("leave")).hasValue(form.text("arrive"));
        form.fillIn().send().click();
        page.waitForURL("**/status#*");
        assertAskedOnce("tunnel@example.org");
    }

    @Test
    void aConnectionThatGoesOnceThePageWasReadIsMissedOnlyByTheButton() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "reader@example.org");
        page.waitForCondition(() -> STAGE.watch(page).files("fetch").stream()
                        .filter(request -> request.url().contains("/v/")
                                && STAGE.watch(page).hasArrived(request))
                        .count()
                == 6);
        page.context().setOffline(true);

        form.fillIn().send().click();
        assertThat(page.locator("#problems")).containsText("That did not get through");

        page.context().setOffline(false);
        form.send().click();
        // What comes after the form has not come, so the browser goes there.
        page.waitForURL("**/status#*");
        assertThat(page.locator("#view")).containsText("Not booked yet");
        assertAskedOnce("reader@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filling", "days"})
    void whereTheRestOfTheFormDoesNotComeTimesAreTypedAndTheBrowserSendsThem(String script) {
        String email = script + "@example.org";
        Page page = STAGE.phone();
        page.route("**/" + script + ".js", Route::abort);
        AskForm form = AskForm.open(STAGE, page, email);
        form.field("arrive").focus();
        assertThat(retry(page)).isVisible();

        form.fillInWithoutJavaScript(Map.of("email", "nobody")).send().click();
        assertThat(form.field("email")).isFocused();
        form.fillInWithoutJavaScript(Map.of()).send().click();

        page.waitForURL("**/asked");
        assertAskedOnce(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/picker.js", "**/api/openings"})
    void whatIsTypedAndPressedBeforeTheRestOfTheFormHasComeCounts(String late) {
        Page page = STAGE.phone();
        List<Route> held = new ArrayList<>();
        page.route(late, held::add);
        AskForm form = AskForm.open(STAGE, page, "pat@gmial.com");
        form.field("arrive").fill(form.text("arrive"));
        form.field("email").fill(form.text("email"));
        form.send().click();
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(form.page().locator("#send")).hasText("Sending …");

        held.forEach(Route::resume);

        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#problems a[href='#times']")).isVisible();
        assertThat(form.send()).isVisible();
        assertThat(form.field("leave")).hasValue(form.text("arrive"));
        assertThat(form.time(form.times().getFirst())).isVisible();
        assertThat(page.locator("#meant")).containsText("Did you mean pat@gmail.com?");
    }

    @Test
    void aReloadBeforeTheRestOfTheFormHasComeKeepsWhatWasTyped() {
        Page page = STAGE.phone();
        page.route("**/filling.js", route -> {});
        AskForm form = AskForm.open(STAGE, page, "early@example.org");
        form.fillInAllButTimes(Map.of());

        page.reload();

        for (String name : List.of("arrive", "leave", "name", "email", "topic")) {
            assertThat(form.field(name)).hasValue(form.text(name));
        }
        assertThat(form.field("pledge")).isChecked();
        assertThat(form.meeting()).isChecked();
    }

    @Test
    void whoReadsSomethingElseAndComesBackFindsTheFormAsItWas() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "back@example.org").fillIn();
        page.locator(".foot a").click();
        page.waitForURL("**/privacy");

        page.goBack();

        assertThat(form.field("topic")).hasValue(form.text("topic"));
        assertThat(page.locator(".picks li")).hasCount(form.times().size());
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
        assertAskedOnce("back@example.org");
    }

    @Test
    void anAnswerThatGetsLostIsNoSecondRequest() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "lost@example.org").fillIn();
        page.route("**/api/requests", route -> {
            route.fetch();
            route.abort();
        });
        form.send().click();
        assertThat(page.locator("#problems")).containsText("That did not get through");
        page.unroute("**/api/requests");

        // Not even where the page is loaded anew before the next try
        page.reload();
        form.send().click();

        page.waitForURL("**/status#*");
        assertAskedOnce("lost@example.org");
    }

    @Test
    void aPageThatLayOpenForADayIsSentAllTheSame() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "late@example.org").fillIn();
        STAGE.desk().advance(Duration.ofHours(25));

        form.send().click();

        page.waitForURL("**/status#*");
        // The first was refused for its age, which only the page needs to know.
        assertThat(STAGE.watch(page).count("POST", "/api/requests")).isEqualTo(2);
        assertAskedOnce("late@example.org");
    }

    @Test
    void aDoubleClickAsksOnce() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "double@example.org").fillIn();

        form.send().dblclick();

        page.waitForURL("**/status#*");
        assertThat(STAGE.watch(page).count("POST", "/api/requests")).isEqualTo(1);
        assertAskedOnce("double@example.org");
    }

    @Test
    void aMistypedAddressIsAskedAbout() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "pat@gmial.com").fillIn();
        assertThat(page.locator("#meant")).containsText("Did you mean pat@gmail.com?");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, use that"))
                .click();

        assertThat(form.field("email")).hasValue("pat@gmail.com");
        assertThat(form.field("email")).isFocused();
        assertThat(page.locator("#meant")).isEmpty();
    }

    @Test
    void aStrangeAddressCanBeInsistedOn() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "kim@gmial.com").fillIn();
        assertThat(page.locator("#meant")).containsText("Did you mean kim@gmail.com?");

        form.send().click();

        page.waitForURL("**/status#*");
        assertAskedOnce("kim@gmial.com");
    }

    @Test
    void mistakesAreNamedTogetherAndLedTo() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "mend@example.org");
        form.fillInAllButTimes(Map.of("name", " ", "email", "mend", "topic", "Too short"));

        form.send().click();

        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#problems h2")).hasText("4 things need another look");
        assertThat(page).hasTitle(Pattern.compile("^Error: Meet "));
        assertThat(page.locator("#problems a")).hasText(new String[] {
            "Pick at least one time, or tick “None of these fits”.",
            "Enter your name.",
            "Enter an email address like name@example.com.",
            "Say what you would like to talk about, in at least 20 characters."
        });
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter your name."))
                .click();
        assertThat(form.field("name")).isFocused();
        assertThat(form.field("name")).hasAttribute("aria-invalid", "true");
        assertThat(form.field("name")).hasAccessibleDescription("Enter your name.");
        assertThat(page.locator("#times-wrong")).hasText("Pick at least one time, or tick “None of these fits”.");
        form.fillIn().send().click();
        page.waitForURL("**/status#*");
        assertThat(STAGE.watch(page).count("POST", "/api/requests")).isEqualTo(1);
    }

    @Test
    void eachEntryLeadsToWhatCanBeFilledInThereWithItsNameInSight() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "lead@example.org");
        form.field("arrive").fill(form.text("arrive"));
        assertThat(form.time(form.times().getFirst())).isVisible();

        form.send().click();

        assertThat(page.locator("#problems")).isFocused();
        for (String name : List.of("meeting", "times", "name", "email", "topic", "pledge")) {
            page.locator("#problems a[href='#%s']".formatted(name)).click();
            // A group's first choice, and else the field itself.
            Locator field = page.locator("fieldset#%1$s input:enabled, input#%1$s, textarea#%1$s".formatted(name))
                    .first();
            assertThat(field).isFocused();
            assertThat(page.locator("fieldset#%1$s legend, label[for=%1$s], .tick:has(#%1$s)".formatted(name)))
                    .isInViewport();
            assertThat(page.locator("#%s-wrong".formatted(name))).isInViewport();
        }

        // Where a day is folded, the times as a whole
        for (Locator day : page.locator("details.day[open] > summary").all()) {
            day.click();
        }
        page.locator("#problems a[href='#times']").click();
        assertThat(page.locator("#times")).isFocused();
        assertThat(page).hasURL(STAGE.url("/"));
    }

    @Test
    void theTitleSaysErrorAsLongAsSomethingIsWrong() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "title@example.org").fillInAllButTimes(Map.of());
        String title = page.title();
        form.send().click();
        assertThat(page).hasTitle("Error: " + title);

        form.fillIn();
        page.context().setOffline(true);
        form.send().click();
        assertThat(page.locator("#problems")).containsText("That did not get through");
        assertThat(page).hasTitle("Error: " + title);

        page.context().setOffline(false);
        List<Route> held = new ArrayList<>();
        page.route("**/api/requests", held::add);
        form.send().click();
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page).hasTitle(title);
        held.forEach(Route::resume);
        page.waitForURL("**/status#*");
    }

    private static Locator retry(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load my calendar again"));
    }

    // The receipt goes to the visitor, so that one receipt is one request.
    private static void assertAskedOnce(String email) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !STAGE.desk().mailsTo(email).isEmpty());
        STAGE.desk().advance(Duration.ofSeconds(1));
        assertThat(STAGE.desk().mailsTo(email)).hasSize(1);
        assertThat(STAGE.desk().mailsTo(RealProgram.HOST).stream()
                        .filter(letter -> letter.text().contains(email)))
                .hasSize(1);
    }
}
