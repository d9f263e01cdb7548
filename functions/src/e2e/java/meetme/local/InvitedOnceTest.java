package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import meetme.local.Browser.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An invitation works once: what a friend sees, a late press, a lost answer, and whoever opens one that is no longer. */
@Tag("e2e")
class InvitedOnceTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate FIRST = TODAY.plusDays(21);
    private static final LocalDate LAST = FIRST.plusDays(3);
    private static final String LINE = "I’d love to hear what became of your robots.";

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    /** Where time passes. */
    @RegisterExtension
    static final Stage LATER = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    private static final HostsPlan PLAN = new HostsPlan(STAGE);

    private final GuestPage guest = GuestPage.onASmallPhone(STAGE);
    private final Page page = guest.page();
    private String trip;

    @BeforeEach
    void goToNewYork() {
        trip = PLAN.addTrip("New York", "America/New_York", FIRST.toString(), LAST.toString());
    }

    @AfterEach
    void stayAtHome() {
        PLAN.clear();
        // Until the trip that was called off is worked off, nobody can plan another for its days.
        STAGE.desk().advance(Duration.ofMinutes(4));
    }

    @Test
    void ofTwoWhoHaveTheLinkTheSecondSeesNothingOfTheFirst() {
        String link = invite("Robin Fox");
        GuestPage friend = GuestPage.onASmallPhone(STAGE);
        friend.page().navigate(link);
        friend.choose(FIRST + "T10:00", "friend@example.org");

        page.navigate(link);
        GuestPage third = GuestPage.onASmallPhone(STAGE);
        third.page().navigate(link);
        third.choose(FIRST + "T10:30", "third@example.org");
        third.page().route("**/api/invited/act", Route::abort);
        third.button("See you there").click();
        assertThat(third.problems()).containsText("That did not get through.");
        third.page().unroute("**/api/invited/act");

        guest.book(FIRST + "T09:00", "robin@example.org");
        friend.button("See you there").click();

        assertThat(friend.state("taken")).isVisible();
        assertThat(friend.page().locator("h1")).isFocused();
        friend.picture("taken");
        assertTellsNothing(friend.page());
        friend.page().reload();
        assertThat(friend.state("yes")).isVisible();
        assertThat(friend.page().locator("[data-action=mine]")).hasCount(0);
        friend.picture("taken-later");
        assertTellsNothing(friend.page());
        // Whose press never arrived learns that it did not.
        third.page().reload();
        third.button("That was me, here: show me my page").click();
        assertThat(third.page().locator("#notice")).containsText("has been taken up since");
        assertTellsNothing(third.page());
        assertThat(mails("friend@example.org")).isEmpty();
        assertThat(mails("third@example.org")).isEmpty();
    }

    @Test
    void aPressWhoseAnswerGotLostIsFoundAgain() {
        page.navigate(invite("Jo March"));
        guest.choose(FIRST + "T11:00", "jo@example.org");
        loseTheAnswer();
        guest.button("See you there").click();
        assertThat(guest.problems()).containsText("That did not get through.");
        assertThat(guest.problems()).isFocused();
        page.unroute("**/api/invited/act");

        // Even with another address: the first one has arrived.
        guest.field("email").fill("josephine@example.org");
        guest.button("See you there").click();
        page.waitForURL("**/status#*");
        assertThat(page.locator("main")).containsText("jo@example.org");
        assertThat(mails("josephine@example.org")).isEmpty();
    }

    @Test
    void soItIsAfterAReload() {
        page.navigate(invite("Amy March"));
        guest.choose(FIRST.plusDays(1) + "T11:00", "amy@example.org");
        loseTheAnswer();
        guest.button("See you there").click();
        assertThat(guest.problems()).containsText("That did not get through.");
        page.unroute("**/api/invited/act");
        page.reload();

        assertThat(guest.state("yes")).isVisible();
        guest.button("That was me, here: show me my page").click();
        page.waitForURL("**/status#*");
        assertThat(guest.state("approved")).isVisible();
    }

    @Test
    void aTimeThatWasJustTakenIsSaidAndNothingTypedIsLost() {
        page.navigate(invite("Beth March"));
        guest.choose(FIRST + "T09:00", "beth@example.org");
        GuestPage other = GuestPage.onASmallPhone(STAGE);
        other.page().navigate(invite("Meg March"));
        other.book(FIRST + "T09:00", "meg@example.org");

        guest.button("See you there").click();
        assertThat(page.locator("#yes-time-wrong"))
                .hasText("That time has just been taken. Pick another one; what you typed is still here.");
        assertThat(guest.time(FIRST + "T09:00")).hasCount(0);
        guest.picture("gone");
        guest.time(FIRST + "T18:30").click();
        assertThat(guest.field("email")).hasValue("beth@example.org");
        guest.button("See you there").click();
        page.waitForURL("**/status#*");
    }

    @Test
    void oneThatWasTakenBackOrErasedSaysSo() {
        String withdrawn = invite("Withdrawn");
        new Invitations(STAGE).withdraw("Withdrawn");
        assertEnded(guest, withdrawn, "withdrawn", "I’ve taken this invitation back");

        String erased = invite("Erased");
        page.navigate(erased);
        page.getByText("Erase what is kept about me").click();
        guest.button("Yes, erase it").click();
        assertThat(page.locator("h1")).hasText("What I kept about you is erased");
        assertThat(page).hasURL(STAGE.url("/invited"));
        guest.picture("erased");
        page.navigate(erased);
        assertThat(page.locator("h1")).hasText("This link doesn’t work, or no longer does");
        guest.picture("broken");
    }

    @Test
    void whoIsInvitedToATripThatIsCalledOffReadsThat() {
        String open = invite("Otto Open");
        String no = invite("Nina No");
        Invitee.of(STAGE, no).no("busy", "Next year");
        PLAN.act("call-off-trip", Map.of("id", trip));

        page.navigate(open);
        assertThat(page.locator("h1")).hasText("Otto, I may not be in New York after all");
        assertThat(page.locator("#view")).containsText("Look here again in a few minutes.");
        assertThat(guest.times()).hasCount(0);
        assertThat(page.locator("[data-action=another]")).hasCount(0);
        assertThat(guest.button("Not this time")).isVisible();
        AccessibilityTest.assertAccessible(page, "changing");
        guest.picture("changing");
        page.navigate("about:blank");
        page.navigate(no);
        assertThat(guest.state("no")).isVisible();
        assertThat(page.getByText("I can make it after all")).hasCount(0);

        STAGE.desk().advance(Duration.ofMinutes(4));
        assertEnded(guest, open, "off", "I won’t be in New York after all");
    }

    @Test
    void whoErasesAMeetupReadsWhatTheInvitationStillHas() {
        page.navigate(invite("Era Sure"));
        guest.book(FIRST + "T09:00", "era@example.org");
        page.getByText("Erase my data", new Page.GetByTextOptions().setExact(true))
                .click();
        guest.button("Yes, erase everything").click();

        assertThat(guest.state("erased")).isVisible();
        assertThat(page.locator(".lead")).containsText("Only my invitation still has your name and your answer");
        assertThat(page.locator("#view")).not().containsText("somebody asked");
    }

    @Test
    void oneThatHasEndedMeanwhileSaysSo() {
        String there = new HostsPlan(LATER).addTrip("New York", "America/New_York", FIRST.toString(), LAST.toString());
        String old = new Invitations(LATER).invite(there, "Old", LINE, "en");
        GuestPage late = GuestPage.onASmallPhone(LATER);
        late.page().navigate(old);
        late.choose(FIRST + "T09:00", "old@example.org");
        LATER.desk().advance(Duration.ofDays(30));
        late.button("See you there").click();

        assertThat(late.state("over")).isVisible();
        assertEnded(late, old, "over", "This invitation has ended");
        assertThat(LATER.desk().mailsTo("old@example.org")).isEmpty();
    }

    private String invite(String name) {
        return new Invitations(STAGE).invite(trip, name, LINE, "en");
    }

    private static void assertEnded(GuestPage guest, String link, String state, String title) {
        guest.page().navigate("about:blank");
        guest.page().navigate(link);
        assertThat(guest.state(state)).isVisible();
        assertThat(guest.page().locator("h1")).hasText(title);
        assertThat(new WatchForm(guest.page()).city()).hasValue("New York");
        AccessibilityTest.assertAccessible(guest.page(), state);
        guest.page().setViewportSize(360, 640);
        guest.picture(state);
    }

    /** It arrives, and its answer does not. */
    private void loseTheAnswer() {
        page.route("**/api/invited/act", route -> {
            assertThat(route.fetch().status()).isEqualTo(200);
            route.abort();
        });
    }

    private static void assertTellsNothing(Page page) {
        assertThat(page.locator("main")).not().containsText("robin");
        assertThat(page.locator("main")).not().containsText("Robin");
        assertThat(page.locator("main")).not().containsText("9:00");
        assertThat(page.locator("main a[href*=status]")).hasCount(0);
    }

    private static List<Letter> mails(String to) {
        return STAGE.desk().mailsTo(to);
    }
}
