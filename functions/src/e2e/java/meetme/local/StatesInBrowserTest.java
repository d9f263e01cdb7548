package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can become of a request after the first answer, pressed by both sides on their pages. */
@Tag("e2e")
class StatesInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void theHostSuggestsOtherTimesAndTheVisitorTakesOneByKeyboardAlone() {
        TwoSides sides = ask("takes@example.org");
        List<String> times = sides.freeTimes(2);
        Page host = at(STAGE.linkOfHost("takes@example.org"), "pending");
        KeyboardUser keys = new KeyboardUser(host);
        keys.press(folded(host, "Suggest other times or another place"), "Enter");
        keys.press(folded(host, "Type another time"), "Enter");
        keys.to(host.locator("#day-1"));
        keys.typeDate(times.get(0).substring(0, 10));
        keys.to(host.locator("#time-1"));
        keys.typeClock(times.get(0).substring(11));
        keys.press(button(host, "Add another time"), "Enter");
        assertThat(host.locator("#day-2")).isFocused();
        keys.typeDate(times.get(1).substring(0, 10));
        keys.to(host.locator("#time-2"));
        keys.typeClock(times.get(1).substring(11));
        keys.to(host.locator("#counter-note"));
        keys.type("Would one of these do?");
        keys.press(button(host, "Suggest this"), "Enter");
        assertThat(host.locator("[data-state=countered]")).isVisible();
        assertThat(host.locator("h1")).isFocused();
        assertThat(button(host, "Undo")).isVisible();
        assertThat(sides.state()).isEqualTo("pending");

        STAGE.desk().advance(Duration.ofMinutes(3));
        Page visitor = at(STAGE.linkOf("takes@example.org"), "countered");
        assertThat(visitor.locator(".note")).containsText("Would one of these do?");
        button(visitor, "Yes, see you then").click();
        assertThat(visitor.locator("#accept-time-wrong")).hasText("Choose a time.");
        KeyboardUser fingers = new KeyboardUser(visitor);
        fingers.press(visitor.locator("[name=time]").first(), "ArrowDown");
        fingers.press(button(visitor, "Yes, see you then"), "Enter");
        assertThat(visitor.locator("[data-state=approved]")).isVisible();
        assertThat(visitor.locator("h1")).isFocused();
        assertThat(sides.agreed()).isEqualTo(times.get(1));
    }

    @Test
    void theVisitorAsksForOtherTimesInsteadOfTakingAnOffer() {
        TwoSides sides = ask("asks@example.org");
        sides.host("counter", Map.of("times", sides.freeTimes(1)));
        STAGE.desk().advance(Duration.ofMinutes(3));
        String time = sides.freeTimes(1).get(0);

        Page visitor = at(STAGE.linkOf("asks@example.org"), "countered");
        visitor.getByText("None of these: ask").click();
        button(visitor, "Ask for this").click();
        assertThat(visitor.locator("#asking-times-wrong"))
                .hasText("Pick at least one time, or tick “None of these fits”.");
        visitor.locator("#picker input[value='%s']".formatted(time)).check();
        button(visitor, "Ask for this").click();

        assertThat(visitor.locator("[data-state=pending]")).isVisible();
        assertThat(visitor.locator("h1")).isFocused();
        assertThat(sides.proposed()).containsExactly(time);
    }

    @Test
    void whatWasAgreedStandsWhileAnotherTimeIsAskedForAndWhenThatIsDeclined() {
        TwoSides sides = agreed("moves@example.org");
        String before = sides.agreed();
        Page visitor = at(STAGE.linkOf("moves@example.org"), "approved");
        visitor.getByText("Ask for another time").click();
        visitor.locator("#picker input[value='%s']".formatted(sides.freeTimes(1).get(0)))
                .check();
        button(visitor, "Ask for this").click();
        assertThat(visitor.locator("[data-state=moved]")).isVisible();
        assertThat(visitor.locator("#view")).containsText("What you agreed on");

        Page host = at(STAGE.linkOfHost("moves@example.org"), "moved");
        assertThat(host.locator("#view")).containsText("What you agreed on");
        host.getByText("Keep what we agreed on").click();
        host.locator("#keep-note").fill("That day is full.");
        button(host, "Keep it as it is").click();
        assertThat(host.locator("[data-state=approved]")).isVisible();

        STAGE.desk().advance(Duration.ofMinutes(3));
        visitor.reload();
        assertThat(visitor.locator("[data-state=approved]")).isVisible();
        assertThat(visitor.locator(".note")).containsText("That day is full.");
        assertThat(sides.agreed()).isEqualTo(before);
    }

    @Test
    void aVisitorWhoLeavesItAsItWasKeepsWhatWasAgreed() {
        TwoSides sides = agreed("stays@example.org");
        sides.visitor("move", Map.of("times", sides.freeTimes(1)));

        Page visitor = at(STAGE.linkOf("stays@example.org"), "moved");
        visitor.getByText("Leave it as it was", exactly()).click();
        button(visitor, "Yes, leave it as it was").click();

        assertThat(visitor.locator("[data-state=approved]")).isVisible();
        assertThat(sides.state()).isEqualTo("approved");
    }

    @Test
    void aHostWhoMissedARequestMendsItWithOneSuggestion() {
        TwoSides sides = ask("waited@example.org");
        STAGE.desk().advance(Duration.ofDays(5));
        Page visitor = at(STAGE.linkOf("waited@example.org"), "unanswered");
        assertThat(visitor.locator(".lead")).containsText("I am sorry.");

        Page host = at(STAGE.linkOfHost("waited@example.org"), "unanswered");
        // Their own times are still ahead, and ticked: one press is enough.
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();

        STAGE.desk().advance(Duration.ofMinutes(3));
        visitor.reload();
        assertThat(visitor.locator("[data-state=countered]")).isVisible();
        assertThat(sides.offered()).containsExactlyElementsOf(sides.proposed());
    }

    @Test
    void aTimeThatIsTypedIsWarnedAboutWhereItIsOddAndTakenAllTheSame() {
        TwoSides sides = ask("odd@example.org");
        String day = sides.freeTimes(1).getFirst().substring(0, 10);
        Page host = at(STAGE.linkOfHost("odd@example.org"), "pending");
        host.getByText("Suggest other times or another place").click();
        host.getByText("Type another time").click();
        host.locator("#day-1").fill(day);
        button(host, "Suggest this").click();
        assertThat(host.locator("#counter-times-wrong")).containsText("both a day and a time");
        host.locator("#time-1").fill("03:00");
        assertThat(host.locator(".outside")).containsText("Not among your open times");
        assertThat(host.locator(".outside")).containsText("Early in the morning or late at night");
        button(host, "Add another time").click();
        host.locator("#day-2").fill(LocalDate.parse(day).plusDays(20).toString());
        host.locator("#time-2").fill("10:00");
        assertThat(host.locator(".outside")).containsText("Pat Visitor is not there on");

        button(host, "Suggest this").click();

        assertThat(host.locator("[data-state=countered]")).isVisible();
    }

    @Test
    void threeTimesAreTappedAndNoMore() {
        TwoSides sides = ask("taps@example.org");
        Page host = at(STAGE.linkOfHost("taps@example.org"), "pending");
        host.getByText("Suggest other times or another place").click();
        Locator chips = host.locator("form[data-action=counter] .days .chip input");
        String first = chips.nth(0).getAttribute("value");
        String second = chips.nth(1).getAttribute("value");
        chips.nth(0).check();
        chips.nth(1).check();
        host.locator(".own .chip input").first().check();
        assertThat(chips.nth(2)).isDisabled();
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();

        STAGE.desk().advance(Duration.ofMinutes(3));
        assertThat(sides.offered()).containsExactly(sides.proposed().getFirst(), first, second);
    }

    @Test
    void twoAtATimeTakeATick() {
        String time = agreed("rival@example.org").agreed();
        ask("second@example.org");
        Page host = at(STAGE.linkOfHost("second@example.org"), "pending");
        host.getByText("Suggest other times or another place").click();
        host.getByText("Type another time").click();
        host.locator("#day-1").fill(time.substring(0, 10));
        host.locator("#time-1").fill(time.substring(11));
        host.locator("#counter-note").fill("There will be three of us.");
        button(host, "Suggest this").click();

        assertThat(host.locator("#counter-anyway-wrong")).containsText("Pat Visitor");
        assertThat(host.locator("form[data-action=counter] [name=anyway]")).isFocused();
        host.locator("form[data-action=counter]").getByLabel("I want both.").check();
        button(host, "Suggest this").click();

        assertThat(host.locator("[data-state=countered]")).isVisible();
        assertThat(host.locator(".note")).containsText("There will be three of us.");
    }

    @Test
    void bothSayWhetherTheyMet() {
        TwoSides sides = agreed("met@example.org");
        sides.advanceBeyond(sides.agreed());

        Page host = at(STAGE.linkOfHost("met@example.org"), "over");
        host.getByText("No, we did not meet").click();
        host.getByLabel("Pat Visitor did not come").check();
        button(host, "We did not meet").click();
        assertThat(host.locator("[data-state=missed]")).isVisible();
        assertThat(host.locator("h1")).isFocused();

        Page visitor = at(STAGE.linkOf("met@example.org"), "over");
        assertThat(visitor.locator("#view")).containsText("I said that we did not.");
        button(visitor, "Yes, we met").click();
        assertThat(visitor.locator("[data-state=met]")).isVisible();
        assertThat(visitor.locator("h1")).isFocused();
        host.reload();
        assertThat(host.locator("[data-state=met]")).isVisible();
        assertThat(host.locator("#view")).containsText("remembers it differently");
    }

    @Test
    void theVisitorErasesEverything() {
        agreed("gone@example.org");
        Page visitor = at(STAGE.linkOf("gone@example.org"), "approved");
        visitor.getByText("Erase my data").click();
        button(visitor, "Yes, erase everything").click();

        assertThat(visitor.locator("[data-state=erased]")).isVisible();
        assertThat(visitor.locator("h1")).isFocused();
        assertThat(visitor).hasURL(STAGE.url("/status"));
        assertThat(visitor.locator("body")).not().containsText("gone@example.org");
        visitor.navigate(STAGE.linkOf("gone@example.org"));
        assertThat(visitor.locator("h1")).containsText("doesn’t work");
    }

    @Test
    void anErasureWhoseAnswerGotLostIsOneAllTheSame() {
        ask("lost@example.org");
        Page visitor = at(STAGE.linkOf("lost@example.org"), "pending");
        visitor.route("**/api/visitor/act", route -> {
            route.fetch();
            route.abort();
        });
        visitor.getByText("Erase my data").click();
        button(visitor, "Yes, erase everything").click();
        assertThat(visitor.locator("#notice")).containsText("did not get through");
        visitor.unroute("**/api/visitor/act");

        button(visitor, "Yes, erase everything").click();

        assertThat(visitor.locator("[data-state=erased]")).isVisible();
    }

    @Test
    void theVisitorTakesTheirDataAlong() throws IOException {
        ask("data@example.org");
        Page visitor = at(STAGE.linkOf("data@example.org"), "pending");

        Download file = visitor.waitForDownload(
                () -> button(visitor, "Download my data").click());

        assertThat(file.suggestedFilename()).isEqualTo("my-request.json");
        assertThat(Files.readString(file.path())).contains("data@example.org");
        assertThat(visitor.locator("#notice")).containsText("my-request.json");
    }

    @Test
    void theVisitorConfirmsTheirAddressAndLosesNothingThatTheyTyped() {
        agreed("mine@example.org");
        Page host = at(STAGE.linkOfHost("mine@example.org"), "approved");
        assertThat(host.locator(".mark")).hasText("address not confirmed");
        Page visitor = at(STAGE.linkOf("mine@example.org"), "approved");
        visitor.getByText("Cancel this meetup").click();
        visitor.locator("#cancel-note").fill("Half a word");

        button(visitor, "Yes, this is my address").click();

        assertThat(visitor.locator("#notice")).isFocused();
        assertThat(button(visitor, "Yes, this is my address")).hasCount(0);
        assertThat(visitor.locator("#cancel-note")).hasValue("Half a word");
        assertThat(visitor.locator("#cancel-note")).isVisible();
        host.reload();
        assertThat(host.locator(".mark")).hasText("address confirmed");
    }

    @Test
    void theLinkOfTheFormsAnswerSaysWhereTheAddressIsConfirmed() {
        Visit visit = Visit.plan(STAGE.desk(), "answered@example.org");
        String answered = visit.ask(STAGE.desk()).text("statusUrl");

        Page visitor = at(STAGE.url(answered), "pending");

        assertThat(button(visitor, "Yes, this is my address")).hasCount(0);
        assertThat(visitor.locator("#view"))
                .containsText(
                        "I still see answered@example.org as not confirmed. To change that, open the link in one of");
        Page mailed = at(STAGE.linkOf("answered@example.org"), "pending");
        assertThat(button(mailed, "Yes, this is my address")).isVisible();
        assertThat(mailed.locator("#view")).not().containsText("I still see");
    }

    @Test
    void thePageSaysHowOftenAMeetupCanStillBeMoved() {
        TwoSides sides = agreed("moves-often@example.org");
        Page visitor = at(STAGE.linkOf("moves-often@example.org"), "approved");
        visitor.getByText("Ask for another time").click();
        assertThat(visitor.locator("form[data-action=move]")).containsText("You can do this 3 more times.");

        String other = sides.freeTimes(1).getFirst();
        for (int round = 0; round < 3; round++) {
            sides.visitor("move", Map.of("times", List.of(other)));
            sides.visitor("withdraw", Map.of());
        }

        visitor.reload();
        assertThat(visitor.locator("form[data-action=move]")).hasCount(0);
        assertThat(visitor.locator("#view"))
                .containsText("reply to the email with my invitation: it comes straight to me.");
    }

    @Test
    void aPlanForAFriendSaysWhoWhenAndWhereAndTellsNoSecret() {
        agreed("friend@example.org");
        Page visitor = at(STAGE.linkOf("friend@example.org"), "approved");
        visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visitor.getByText("Share this plan with a friend").click();
        button(visitor, "Copy").click();

        assertThat(visitor.locator("#copied")).hasText("Copied");
        String plan = (String) visitor.evaluate("navigator.clipboard.readText()");
        assertThat(plan)
                .contains(visitor.locator(".ticket strong").first().textContent(), "Denver time", STAGE.url("/"))
                .contains(visitor.locator(".ticket .words strong").textContent())
                .doesNotContain("#", "{");
    }

    @Test
    void whatWasTypedOutlivesADeadNetworkAndAPageThatHasGrownStale() {
        TwoSides sides = ask("typed@example.org");
        String time = sides.freeTimes(1).get(0);
        Page host = at(STAGE.linkOfHost("typed@example.org"), "pending");
        host.getByText("Suggest other times or another place").click();
        host.getByText("Type another time").click();
        host.locator("#day-1").fill(time.substring(0, 10));
        host.locator("#time-1").fill(time.substring(11));
        host.locator("#counter-note").fill("Half a word");
        host.context().setOffline(true);
        button(host, "Suggest this").click();
        assertThat(host.locator("#notice")).containsText("did not get through");
        host.context().setOffline(false);
        // Pressed and taken back elsewhere
        sides.host("decline", Map.of());
        sides.host("undo", Map.of());

        button(host, "Suggest this").click();

        assertThat(host.locator("#notice")).containsText("What you typed is still here.");
        assertThat(host.locator("#counter-note")).hasValue("Half a word");
        assertThat(host.locator("#counter-note")).isVisible();
        button(host, "Suggest this").click();
        assertThat(host.locator("[data-state=countered]")).isVisible();
        // And what is taken back can be pressed again as it was.
        button(host, "Undo").click();
        assertThat(host.locator("[data-state=pending]")).isVisible();
        assertThat(host.locator("#counter-note")).hasValue("Half a word");
        assertThat(host.locator("#time-1")).hasValue(time.substring(11));
    }

    @Test
    void picksOutliveAPageThatHasGrownStale() {
        TwoSides sides = agreed("picks@example.org");
        String time = sides.freeTimes(2).get(1);
        Page visitor = at(STAGE.linkOf("picks@example.org"), "approved");
        visitor.getByText("Ask for another time").click();
        visitor.locator("#picker input[value='%s']".formatted(time)).check();
        sides.host("counter", Map.of("times", sides.freeTimes(1)));
        STAGE.desk().advance(Duration.ofMinutes(3));

        button(visitor, "Ask for this").click();

        assertThat(visitor.locator("[data-state=countered]")).isVisible();
        assertThat(visitor.locator("#notice")).isFocused();
        visitor.getByText("None of these: ask").click();
        assertThat(visitor.locator("#picker input[value='%s']".formatted(time))).isChecked();
    }

    @Test
    void withoutACalendarTimesAreTyped() {
        TwoSides sides = agreed("types@example.org");
        String time = sides.freeTimes(1).get(0);
        Page visitor = STAGE.phone();
        visitor.route("**/api/openings", route -> route.abort());
        visitor.navigate(STAGE.linkOf("types@example.org"));
        visitor.getByText("Ask for another time").click();
        assertThat(visitor.locator("#picker")).containsText("My calendar did not load.");
        visitor.locator("#typed-1").fill(time.substring(0, 11) + "03:00");
        button(visitor, "Ask for this").click();
        assertThat(visitor.locator("#asking-times-wrong")).containsText("open times");
        assertThat(visitor.locator("#typed-1")).hasValue(time.substring(0, 11) + "03:00");
        visitor.locator("#typed-1").fill(time);
        button(visitor, "Ask for this").click();

        assertThat(visitor.locator("[data-state=moved]")).isVisible();
        assertThat(sides.proposed()).containsExactly(time);
    }

    private static TwoSides ask(String email) {
        // Each on a day of its own, so that there are times left.
        STAGE.desk().advance(Duration.ofDays(1));
        assertThat(Visit.plan(STAGE.desk(), email).ask(STAGE.desk()).status()).isEqualTo(201);
        return TwoSides.to(STAGE, email);
    }

    /** Asked for, approved and told. */
    private static TwoSides agreed(String email) {
        TwoSides sides = ask(email);
        sides.host("approve", Map.of("time", sides.proposed().get(0), "anyway", true));
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertThat(sides.state()).isEqualTo("approved");
        return sides;
    }

    private static Page at(String link, String state) {
        Page page = STAGE.phone();
        page.navigate(link);
        assertThat(page.locator("[data-state=%s]".formatted(state))).isVisible();
        return page;
    }

    private static Locator folded(Page page, String name) {
        return page.locator("summary").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
