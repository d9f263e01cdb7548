package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import meetme.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever days somebody has: on a phone, it ends in a meetup. */
@Tag("e2e")
class NoDeadEndTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final LocalDate MADE = LocalDate.parse("2026-11-22");
    private static final String[] TRIPS = {
        Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07"),
        Samples.trip("lisbon-2", "Lisbon", "Europe/Lisbon", "2027-09-13", "2027-09-15")
    };

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests(SiteOf.travelling(MADE.atStartOfDay(DENVER).toInstant(), TRIPS))
                    .withStartAt(MADE.atTime(12, 0).atZone(DENVER).toInstant()),
            new RealProgram(Samples.travelling(TRIPS)));

    @Test
    void aStayInJuneWhichIsBeyondWhatIsOffered() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "june@example.org");
        form.fillInAllButTimes(Map.of("arrive", "2027-06-10", "leave", "2027-06-14"));

        assertThat(page.locator("#stay"))
                .containsText("I have no time in Denver on those days. My calendar is open until");
        assertThat(page.locator("#picker")).hasText("Ask me anyway, without a time: I’ll suggest one.");
        picture(page, "june");
        sent(form, page);
        assertThat(page.locator("main")).containsText("No time yet: I’ll suggest one");

        meet("june@example.org", "2027-06-11T10:00");
    }

    @Test
    void aSundayOnWhichNothingIsOpen() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "sunday@example.org");
        form.fillInAllButTimes(Map.of("arrive", "2026-12-06", "leave", "2026-12-06"));
        assertThat(page.locator("#picker")).hasText("Ask me anyway, without a time: I’ll suggest one.");
        sent(form, page);

        Page host = pending("sunday@example.org");
        assertThat(host.locator("form[data-action=approve]")).hasCount(0);
        assertThat(host.locator("form[data-action=counter]")).containsText("Nothing of yours is open on those days.");
        host.locator("#day-1").fill("2026-12-06");
        host.locator("#time-1").fill("11:00");
        assertThat(host.locator(".outside")).containsText("You have nothing open on");
        picture(host, "sunday-host");
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();
        accepted("sunday@example.org");
    }

    @Test
    void aTripThatALinkNames() {
        Page page = STAGE.phone();
        page.setViewportSize(360, 640);
        page.navigate(STAGE.url("/"));
        assertThat(page.locator("#trips a").first())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        picture(page, "trips-first-screen", false);
        AskForm form = AskForm.open(STAGE, page, "trip@example.org");

        page.navigate(STAGE.url("/?city=new-york"));
        assertThat(page.locator("#here")).hasText("I’m in New York 3 to 7 May");
        assertThat(page.locator("[name=city][value=new-york]")).isChecked();
        assertThat(form.field("arrive")).hasValue("2027-05-03");
        assertThat(form.field("leave")).hasValue("2027-05-07");
        assertThat(form.field("arrive")).hasAttribute("min", "2027-05-03");
        assertThat(form.field("leave")).hasAttribute("max", "2027-05-07");
        assertThat(page.locator("#stay")).containsText("I have no time in New York on those days. I’m there from");
        assertThat(page.locator("#picker")).hasText("Ask me anyway, without a time: I’ll suggest one.");
        picture(page, "trip", false);
        form.fillInAllButTimes(Map.of("arrive", "2027-05-04", "leave", "2027-05-09"));
        page.reload();
        assertThat(form.field("leave")).hasValue("2027-05-09");
        sent(form, page);

        meet("trip@example.org", "2027-05-04T10:00");
    }

    @Test
    void aBareNameIsTheNextTripThereAndAnUnknownOneFallsBackKindly() {
        Page page = STAGE.phone();
        page.navigate(STAGE.url("/?city=lisbon"));
        assertThat(page.locator("[name=city][value=lisbon-2]")).isChecked();
        assertThat(page.locator("#here")).hasText("I’m in Lisbon 13 to 15 September");
        page.locator("[name=city][value=denver]").check();
        assertThat(page.locator("#here")).hasText("in Denver");
        assertThat(page.locator("#arrive")).hasValue("");
        page.reload();
        assertThat(page.locator("[name=city][value=denver]")).isChecked();

        page.navigate(STAGE.url("/?city=atlantis"));
        assertThat(page.locator("[name=city][value=denver]")).isChecked();
        assertThat(page.locator("#here")).containsText("That city isn’t on my list right now.");
    }

    @Test
    void aRequestThatTheHostMissed() {
        Visit visit = Visit.plan(STAGE.desk(), "missed@example.org");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        STAGE.linkOf("missed@example.org");
        STAGE.desk().advance(Duration.ofDays(5));

        Page host = STAGE.phone();
        host.navigate(STAGE.linkOfHost("missed@example.org"));
        assertThat(host.locator("[data-state=unanswered]")).isVisible();
        picture(host, "missed");
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();
        accepted("missed@example.org");
    }

    @Test
    void yesIsWithinTheFirstScreenOfASmallPhone() {
        Visit visit = Visit.plan(STAGE.desk(), "usual@example.org");
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
        Page host = STAGE.phone();
        host.setViewportSize(360, 640);
        host.navigate(STAGE.linkOfHost("usual@example.org"));

        picture(host, "yes-first-screen", false);
        picture(host, "yes");
        assertThat(button(host, "Yes, meet Pat Visitor"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }

    @Test
    void noneOfTheOpenTimesFits() {
        Page page = STAGE.phone();
        AskForm form = AskForm.open(STAGE, page, "none@example.org");
        form.fillInAllButTimes(Map.of("arrive", "2026-12-01", "leave", "2026-12-04"));
        Locator time = page.locator("#picker .chip input").first();
        time.check();
        Locator none = page.getByLabel("None of these fits");
        none.check();
        assertThat(time).not().isChecked();
        none.uncheck();
        assertThat(time).isChecked();
        none.check();
        page.reload();
        assertThat(page.getByLabel("None of these fits")).isChecked();
        form.fillInAllButTimes(Map.of("arrive", "2026-12-01", "leave", "2026-12-04"));
        picture(page, "none-fits");
        sent(form, page);

        meet("none@example.org", "2026-12-03T09:30");
    }

    @Test
    void withoutJavaScriptTheTimesAreLeftEmpty() {
        Page page = STAGE.phoneWithoutJavaScript();
        AskForm form = AskForm.open(STAGE, page, "plain@example.org");
        form.fillInAllButTimes(Map.of("arrive", "2027-06-10", "leave", "2027-06-14"));
        assertThat(page.locator("#times-hint")).containsText("Leave them empty, and I’ll suggest one.");
        form.send().click();
        page.waitForURL("**/asked");

        meet("plain@example.org", "2027-06-14T10:00");
    }

    private static void sent(AskForm form, Page page) {
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        page.waitForURL("**/status#*");
        assertThat(page.locator("[data-state=pending]")).isVisible();
    }

    private static Page pending(String email) {
        Page host = STAGE.phone();
        host.navigate(STAGE.linkOfHost(email));
        assertThat(host.locator("[data-state=pending]")).isVisible();
        return host;
    }

    /** The host taps one of the open times, and the visitor takes it. */
    private static void meet(String email, String time) {
        Page host = pending(email);
        picture(host, "suggest-" + email.replaceAll("@.*", ""));
        host.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        host.locator("form[data-action=counter] .chip input[value='%s']".formatted(time))
                .check();
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();
        accepted(email);
    }

    private static void accepted(String email) {
        STAGE.desk().advance(Duration.ofMinutes(3));
        Page visitor = STAGE.phone();
        visitor.navigate(STAGE.linkOf(email));
        assertThat(visitor.locator("[data-state=countered]")).isVisible();
        visitor.locator("[name=time]").first().check();
        button(visitor, "Yes, see you then").click();
        assertThat(visitor.locator("[data-state=approved]")).isVisible();
        picture(visitor, "on-" + email.replaceAll("@.*", ""));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void picture(Page page, String name) {
        picture(page, name, true);
    }

    private static void picture(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "no-dead-end", name + ".png"))
                .setFullPage(whole));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is too wide")
                .isTrue();
    }
}
