package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import meetme.local.Browser.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A personal invitation, as whoever gets its link sees it on a phone. */
@Tag("e2e")
class InvitedInBrowserTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate FIRST = TODAY.plusDays(21);
    private static final LocalDate LAST = FIRST.plusDays(3);
    private static final String LINE = "I’d love to hear what became of your robots.";

    @RegisterExtension
    static final Stage STAGE = new Stage(
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
    void threeTapsAreAYesAndBothHaveItInTheirCalendars() {
        String link = invite("Alex Kim");
        Set<?> before = STAGE.tableAtRest();
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("Alex, I’m in New York February\u00a022 to 25. Coffee?");
        assertThat(page.locator(".said")).hasText(LINE);
        // One screen, up to the first times
        assertThat(guest.times().first()).isInViewport();
        assertThat(guest.button("9:00 AM").first()).isInViewport();
        guest.picture("open");
        page.reload();
        assertThat(guest.times().first()).isVisible();
        assertThat(STAGE.tableAtRest()).isEqualTo(before);

        Thumb thumb = new Thumb(page);
        thumb.tap(guest.time(FIRST + "T09:30"));
        assertThat(guest.field("email")).isFocused();
        thumb.type(guest.field("email"), "alex@example.org");
        thumb.tap(guest.button("See you there"));

        page.waitForURL("**/status#*");
        assertThat(page.locator("[data-state=approved]")).isVisible();
        assertThat(page.locator("h1")).hasText("See you on Mon, Feb 22, Alex Kim!");
        assertThat(page.locator(".ticket")).containsText("9:30 AM");
        assertThat(thumb.touches()).isLessThanOrEqualTo(3);
        guest.picture("yes");
        for (String side : List.of("alex@example.org", RealProgram.HOST)) {
            await().untilAsserted(() -> assertThat(mails(side))
                    .anyMatch(mail -> mail.calendar().orElse("").contains("METHOD:REQUEST")
                            && mail.calendar().orElse("").contains("New York")));
        }
        assertThat(mails(RealProgram.HOST)).anyMatch(mail -> mail.subject().contains("Alex said yes"));
        // The secret was told, but only in bodies.
        Set<String> secret = Set.of(link.replaceFirst(".*#", ""));
        assertThat(STAGE.watch(page).bodiesTelling(secret)).isPositive();
        assertThat(STAGE.watch(page).requestsTelling(secret)).isEmpty();
        // What was typed proves nothing about the address.
        assertThat(guest.button("Yes, this is my address")).hasCount(0);
    }

    @Test
    void aNoIsOneTapAndThenThereMayBeAReasonAndANextTime() {
        page.navigate(invite("Sam Lee"));
        guest.button("Not this time").click();

        assertThat(guest.state("no")).isVisible();
        assertThat(page.locator("h1")).hasText("That’s quite all right");
        assertThat(page.locator("h1")).isFocused();
        assertThat(said("Sam Lee")).containsEntry("state", "no").doesNotContainKeys("why", "word");
        guest.button("Send").click();
        assertThat(page.locator("#no-why-wrong")).hasText("Choose one, or write a word.");
        guest.picture("no");
        page.locator("input[name=why][value=away]").check();
        page.locator("#no-word").fill("Lima until April. Sorry!");
        guest.button("Send").click();
        assertThat(page.locator("#notice")).hasText("Thank you. That is noted.");
        assertThat(said("Sam Lee")).containsEntry("why", "away").containsEntry("word", "Lima until April. Sorry!");

        WatchForm watch = new WatchForm(page);
        assertThat(watch.title()).hasText("Shall I tell you when I come to New York?");
        assertThat(watch.city()).hasValue("New York");
        watch.send("sam@example.org");
        assertThat(STAGE.linkOfWatch("sam@example.org")).isNotEmpty();

        // And it can still become a yes.
        page.reload();
        assertThat(guest.state("no")).isVisible();
        page.getByText("I can make it after all").click();
        guest.book(FIRST.plusDays(1) + "T18:00", "sam@example.org");
        assertThat(page.locator("[data-state=approved]")).isVisible();
    }

    @Test
    void anotherTimeIsAskedForByTheFormsOwnFields() {
        page.navigate(invite("Kim Park"));
        page.getByText("Another time", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator form = page.locator("form[data-action=another]");
        assertThat(form.locator("#name")).hasValue("Kim Park");
        assertThat(form.locator("#arrive")).hasValue(FIRST.toString());
        form.locator(".button").click();
        assertThat(form.locator(".problems a")).hasText(new String[] {
            "Pick what you feel like.",
            "Pick at least one time, or tick “None of these fits”.",
            "Enter your email address.",
            "Say what you would like to talk about, in at least 20 characters.",
            "Confirm that you are not selling anything."
        });
        assertThat(form.locator(".problems")).isFocused();
        form.locator("[name=meeting]").first().check();
        assertThat(form.locator(".problems a")).hasCount(4);
        form.locator("#email").fill("kim@example.org");
        form.locator("#topic").fill("How you began, and what you would do otherwise.");
        form.locator("#pledge").check();
        form.locator("#picker .none").check();
        assertThat(form.locator(".problems")).isHidden();
        guest.picture("another");

        // A reload loses nothing, and nor does a lost connection.
        page.reload();
        assertThat(form.locator("#topic")).hasValue("How you began, and what you would do otherwise.");
        assertThat(form.locator("#picker .none")).isChecked();
        STAGE.desk().advance(Duration.ofSeconds(3));
        page.route("**/api/invited/act", Route::abort);
        form.locator(".button").click();
        assertThat(form.locator(".problems")).containsText("That did not get through.");
        page.unroute("**/api/invited/act");
        form.locator(".button").click();

        page.waitForURL("**/status#*");
        assertThat(page.locator("[data-state=pending]")).isVisible();
        assertThat(mails(RealProgram.HOST)).anyMatch(mail -> mail.text().contains("How you began"));
        assertThat(said("Kim Park")).containsEntry("state", "another");
    }

    @Test
    void whatIsTypedStaysWhileAnotherTimeIsChosen() {
        page.navigate(invite("Laurie"));
        guest.time(FIRST + "T09:00").click();
        guest.button("See you there").click();
        assertThat(guest.problems().locator("a")).hasText("Enter your email address.");
        guest.field("email").fill("laurie@gmial.com");
        assertThat(guest.problems()).isHidden();
        guest.field("note").fill("I’ll bring the drawings.");
        guest.button("Yes, use that").click();
        guest.button("Another of my times").click();
        assertThat(guest.time(FIRST + "T09:00")).isFocused();
        guest.chip("Lunch").click();
        assertThat(guest.time(FIRST + "T09:00")).hasCount(0);
        assertThat(page.locator(".days")).containsText("none of my open times fits");
        guest.chip("A walk").click();
        guest.time(FIRST + "T10:00").click();
        assertThat(guest.field("email")).hasValue("laurie@gmail.com");
        guest.picture("booking");
        assertThat(guest.field("note")).hasValue("I’ll bring the drawings.");
        assertThat(page.locator("#yes-chosen")).containsText("Monday, February 22, 10:00 AM");
        assertThat(page.locator("#yes-chosen")).containsText("New York time (EST)");
        assertThat(page.locator("#yes-chosen")).containsText("A walk");
        assertThat(page.locator("#yes-chosen")).containsText("4:00 PM where you are now");
    }

    @Test
    void anInvitationAtHomeHasNoDays() {
        page.navigate(new Invitations(STAGE).invite("denver", "Dr. Ada Lovelace", "", "en"));

        assertThat(page.locator("h1")).hasText("Ada, shall we meet in Denver? Coffee?");
        assertThat(page.locator(".said")).hasCount(0);
        assertThat(guest.times().first()).isVisible();
    }

    @Test
    void withoutAConnectionItSaysSo() {
        page.route("**/api/invited/view", Route::abort);
        page.navigate(invite("Offline"));
        assertThat(page.locator("h1")).hasText("The page could not be reached");
        page.unroute("**/api/invited/view");
        guest.button("Try again").click();
        page.route("**/api/invited/act", Route::abort);
        guest.button("Not this time").click();
        assertThat(page.locator("#notice")).containsText("That did not get through.");
        page.unroute("**/api/invited/act");
        guest.button("Not this time").click();
        assertThat(guest.state("no")).isVisible();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Alex, estaré en New York del 22 al 25 de febrero. ¿Un café? | Nos vemos allí | ¡Nos vemos el lun, 22 feb, Alex Kim!",
                "de | Alex, ich bin vom 22. bis 25. Februar in New York. Kaffee? | Bis dann | Bis Mo, 22. Feb., Alex Kim!"
            })
    void itSpeaksTheGuestsLanguage(String language, String greeting, String yes, String title) {
        Page wide = STAGE.window(1280, 900);
        wide.navigate(new Invitations(STAGE).invite(trip, "Alex Kim", LINE, language));
        assertThat(wide).hasURL(Pattern.compile(".*/" + language + "/invited#.*"));
        assertThat(wide.locator("h1")).hasText(greeting);
        wide.locator("button[value='%sT19:00']".formatted(FIRST)).click();
        wide.locator("#yes-email").fill(language + "@example.org");
        new GuestPage(wide).picture("booking-" + language);
        wide.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(yes))
                .click();
        wide.waitForURL("**/" + language + "/status#*");
        assertThat(wide.locator("[data-state=approved]")).isVisible();
    }

    @Test
    void allOfItIsAccessibleAndWorksByKeyboard() {
        page.navigate(invite("Axe"));
        KeyboardUser keys = new KeyboardUser(page);
        keys.to(guest.time(FIRST + "T09:00"));
        keys.press("ArrowRight");
        assertThat(guest.time(FIRST + "T09:30")).isFocused();
        AccessibilityTest.assertAccessible(page, "open");
        page.setViewportSize(360, 640);
        keys.press("Enter");
        assertThat(guest.field("email")).isFocused();
        AccessibilityTest.assertAccessible(page, "booking");
        keys.press("Enter");
        assertThat(guest.problems()).isFocused();
        AccessibilityTest.assertAccessible(page, "what is wrong");
        page.getByText("Another time", new Page.GetByTextOptions().setExact(true))
                .click();
        page.locator("form[data-action=another] .button").click();
        AccessibilityTest.assertAccessible(page, "another time");
        guest.button("Not this time").click();
        assertThat(guest.state("no")).isVisible();
        AccessibilityTest.assertAccessible(page, "no");
    }

    private String invite(String name) {
        return new Invitations(STAGE).invite(trip, name, LINE, "en");
    }

    private static Map<String, Object> said(String name) {
        return new Invitations(STAGE).of(name);
    }

    private static List<Letter> mails(String to) {
        return STAGE.desk().mailsTo(to);
    }
}
