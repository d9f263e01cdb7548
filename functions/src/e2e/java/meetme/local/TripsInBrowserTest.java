package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import meetme.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host who travels, as visitors see it: one trip has ended since the page was made, another is to come. */
@Tag("e2e")
class TripsInBrowserTest {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final LocalDate MADE = LocalDate.parse("2026-11-22");
    private static final LocalDate ARRIVES = MADE.plusDays(15);
    private static final LocalDate LEAVES = MADE.plusDays(18);
    private static final String[] TRIPS = {
        Samples.trip("lima", "Lima", "America/Lima", day(MADE.plusDays(1)), day(MADE.plusDays(3))),
        Samples.trip("new-york", "New York", "America/New_York", day(ARRIVES), day(LEAVES))
    };

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests(SiteOf.travelling(MADE.atStartOfDay(LIMA).toInstant(), TRIPS))
                    .withStartAt(MADE.plusDays(5).atTime(12, 0).atZone(LIMA).toInstant()),
            new RealProgram(Samples.travelling(TRIPS)));

    @Test
    void whoseDaysMeetATripIsToldSoAndAsksForAMeetupThere() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "pat@example.org");
        assertThat(city(page, "denver")).isChecked();

        // When the days of the stay are in, it is seen at once what they are worth
        page.locator("#arrive").fill(day(ARRIVES.plusDays(1)));
        page.locator("#leave").fill(day(ARRIVES.plusDays(2)));
        assertThat(page.locator("#stay"))
                .hasText("I have no time in Denver on those days. But I’m in New York on 2 of those days."
                        + " Meet me in New York ");
        assertThat(page.locator("#picker input")).hasCount(0);
        button(page, "Meet me in New York").click();

        // Then the other city is chosen, with its own times
        assertThat(city(page, "new-york")).isChecked();
        assertThat(city(page, "new-york")).isFocused();
        assertThat(page.locator("#stay")).hasText("I’m in New York on 2 of your 2 days.");
        page.locator("#leave").fill(day(LEAVES.plusDays(3)));
        assertThat(page.locator("#stay")).hasText("I’m in New York on 3 of your 6 days.");
        String time = day(ARRIVES.plusDays(1)) + "T09:00";
        form.time(time).check();
        assertThat(page.locator(".picks li")).containsText("09:00 New York time (E");

        // And it is kept across a reload, and asked for there
        page.reload();
        assertThat(city(page, "new-york")).isChecked();
        assertThat(form.time(time)).isChecked();
        form.fillInAllButTimes(Map.of("arrive", day(ARRIVES), "leave", day(LEAVES)));
        assertThat(form.time(time)).isChecked();
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
        assertThat(page.locator("main")).containsText("New York time, E");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Vernos en New York       | Estoy en New York 2 de tus 2 días.      | hora de New York",
                "de | In New York treffen | Ich bin an 2 von deinen 2 Tagen in New York. | Ortszeit New York"
            })
    void theWayToATripIsSaidInTheLanguageOfThePage(String language, String meet, String stay, String clocks) {
        String email = language + "@example.org";
        Visit visit = Visit.plan(STAGE.desk(), email);
        Page page = STAGE.phone();
        page.navigate(STAGE.url("/" + language + "/"));
        page.locator("#arrive").fill(day(ARRIVES.plusDays(1)));
        page.locator("#leave").fill(day(ARRIVES.plusDays(2)));
        button(page, meet).click();
        assertThat(city(page, "new-york")).isChecked();
        assertThat(page.locator("#stay")).hasText(stay);
        page.locator("#picker input[value='%sT11:00']".formatted(day(ARRIVES.plusDays(2))))
                .check();
        page.locator("input[name=meeting][value=%s]".formatted(visit.form().get("meeting")))
                .check();
        page.locator("#name").fill("Pat Visitor");
        page.locator("#email").fill(email);
        page.locator("#topic").fill("Robots, robots, robots, robots.");
        page.locator("[name=pledge]").check();
        STAGE.desk().advance(Duration.ofSeconds(3));

        page.locator("#send").click();

        page.waitForURL("**/" + language + "/status#*");
        assertThat(page.locator("main")).containsText(clocks);
    }

    @Test
    void aTimePickedInOneCityIsNoTimeInAnother() {
        Page page = STAGE.phone();
        AskForm.open(STAGE, page, "kim@example.org");
        page.locator("#arrive").fill(day(MADE.plusDays(8)));
        page.locator("#leave").fill(day(LEAVES.plusDays(7)));
        page.locator("#picker input").first().check();
        assertThat(page.locator(".picks li")).hasCount(1);

        city(page, "new-york").check();

        assertThat(page.locator(".picks li")).hasCount(0);
        assertThat(page.locator("#stay")).hasText("I’m in New York on 4 of your 18 days.");
    }

    @Test
    void whereNoCityHasTimeTheTripSaysWhenItIs() {
        Page page = STAGE.phone();
        AskForm.open(STAGE, page, "ann@example.org");
        city(page, "new-york").check();
        page.locator("#arrive").fill(day(MADE.plusYears(1)));
        page.locator("#leave").fill(day(MADE.plusYears(1)));

        assertThat(page.locator("#stay")).containsText("I have no time in New York on those days. I’m there from ");
    }

    @Test
    void aTripThatEndedSinceThePageWasMadeIsTakenOffByTheScript() {
        Page page = STAGE.phone();
        AskForm.open(STAGE, page, "lea@example.org");

        assertThat(page.locator("[name=city]")).hasCount(2);
        assertThat(page.locator("#city")).not().containsText("Lima");
    }

    @Test
    void withoutJavaScriptTheTripsStandInThePageAndCanBeAskedFor() {
        Page page = STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, "joe@example.org");
        assertThat(page.locator("#city")).containsText("New York, ");

        city(page, "new-york").check();
        form.fillInWithoutJavaScript(
                Map.of("arrive", day(ARRIVES), "leave", day(LEAVES), "times", day(ARRIVES.plusDays(1)) + "T10:00"));
        form.send().click();

        page.waitForURL("**/asked");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> STAGE.desk().mailsTo(RealProgram.HOST).stream()
                        .anyMatch(mail -> mail.text().contains("joe@example.org")
                                && mail.text().contains("10:00")
                                && mail.text().contains("New York time")));
    }

    @Test
    void thePageIsValidAndNothingOnItIsTooWide() throws Exception {
        Page page = STAGE.phone();
        AskForm.open(STAGE, page, "max@example.org");
        page.locator("#arrive").fill(day(ARRIVES));
        page.locator("#leave").fill(day(LEAVES));
        assertThat(button(page, "Meet me in New York")).isVisible();

        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "trips.png"))
                .setFullPage(true));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        AccessibilityTest.assertAccessible(page, "with trips");
        assertThat(MarkupTest.faults(new ByteArrayInputStream(
                        page.context().request().get(STAGE.url("/")).body())))
                .isEmpty();
    }

    private static Locator city(Page page, String id) {
        return page.locator("input[name=city][value=%s]".formatted(id));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static String day(LocalDate date) {
        return date.toString();
    }
}
