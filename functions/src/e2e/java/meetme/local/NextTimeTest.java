package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.local.Browser.Letter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From "I have no time" to "it was good to meet you": somebody who could not now is the next trip's first guest. */
@Tag("e2e")
class NextTimeTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate FIRST = TODAY.plusDays(40);
    private static final LocalDate LAST = FIRST.plusDays(3);
    private static final String EMAIL = "pat@example.org";
    private static final Pattern TO_THE_TRIP = Pattern.compile("http://\\S+/\\?city=lisbon\\S*");

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    private final Page visitor = STAGE.phone();
    private final Page host = STAGE.phone();

    @Test
    void whoFoundNoTimeMeetsTheHostOnTheNextTrip() {
        leaveAnAddress();
        planATripAndTell();
        askForIt();
        approve();
        sayThatItWas();
    }

    private void leaveAnAddress() {
        AskForm ask = AskForm.open(STAGE, visitor, EMAIL);
        for (String day : List.of("arrive", "leave")) {
            ask.field(day).fill(TODAY.plusDays(200).toString());
        }
        assertThat(visitor.locator("#stay")).containsText("I have no time in Denver on those days.");
        WatchForm form = new WatchForm(visitor);
        form.city().fill("lisbon");
        form.send(EMAIL);

        visitor.navigate(STAGE.linkOfWatch(EMAIL));
        press(visitor, "Yes, tell me");
        assertThat(visitor.locator("[data-state=on]")).isVisible();
    }

    private void planATripAndTell() {
        HostsBoard board = HostsBoard.open(STAGE, host);
        assertThat(host.locator("#plan-watchers")).containsText("lisbon: 1");
        board.addTrip("Lisbon", FIRST, LAST);
        Locator tell = board.card("Lisbon").locator("[data-action=tell]");
        assertThat(tell).containsText("Lisbon");
        tell.locator("button").click();
        assertThat(host.locator("#plan-told")).hasText("1 person is being told.");
        STAGE.desk().advance(Duration.ofMinutes(5));
    }

    private void askForIt() {
        String link =
                await().until(NextTimeTest::linkToTheTrip, Optional::isPresent).orElseThrow();
        visitor.navigate(link);
        AskForm form = new AskForm(visitor, Visit.plan(STAGE.desk(), EMAIL));
        assertThat(visitor.locator("#here")).containsText("I’m in Lisbon");
        assertThat(form.field("arrive")).hasValue(FIRST.toString());
        assertThat(form.field("leave")).hasValue(LAST.toString());
        form.fillInAllButTimes(Map.of("arrive", FIRST.toString(), "leave", LAST.toString()));
        visitor.locator("#picker .chip input").first().check();
        STAGE.desk().advance(Duration.ofSeconds(3));
        form.send().click();
        visitor.waitForURL("**/status#*");
        assertThat(visitor.locator("[data-state=pending]")).isVisible();
    }

    private void approve() {
        host.navigate(STAGE.linkOfHost(EMAIL));
        assertThat(host.locator("form[data-action=approve]")).containsText("Lisbon time");
        press(host, "Yes, meet Pat Visitor");
        assertThat(host.locator("[data-state=approved]")).isVisible();
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertThat(mails()).anyMatch(mail -> mail.calendar().orElse("").contains("METHOD:REQUEST"));
    }

    private void sayThatItWas() {
        STAGE.desk().advance(Duration.ofDays(ChronoUnit.DAYS.between(TODAY, LAST.plusDays(2))));
        visitor.navigate("about:blank");
        visitor.navigate(STAGE.linkOf(EMAIL));
        assertThat(visitor.locator("h1")).hasText("Did we meet, Pat Visitor?");
        press(visitor, "Yes, we met");
        assertThat(visitor.locator("h1")).hasText("It was good to meet you, Pat Visitor");
        host.reload();
        press(host, "Yes, we met");
        assertThat(host.locator("[data-state=met]")).isVisible();
        assertThat(STAGE.desk().get("/api/promise").json()).containsEntry("met", 1);
        // One mail about the trip, however much time has passed.
        assertThat(mails().stream()
                        .map(Letter::text)
                        .filter(text -> TO_THE_TRIP.matcher(text).find()))
                .hasSize(1);
    }

    private static Optional<String> linkToTheTrip() {
        return mails().stream()
                .map(Letter::text)
                .map(TO_THE_TRIP::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static List<Letter> mails() {
        return STAGE.desk().mailsTo(EMAIL);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
