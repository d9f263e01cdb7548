package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import meetme.local.Browser.Letter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host who is going to Lisbon and has only a phone with them: from the trip to the meetup that is called off with it. */
@Tag("e2e")
class OnTheRoadTest {

    private static final int A_MINUTE = 60;

    /** City, first and last day, parts of the day, the place and its address, opening the form and pressing its button. */
    private static final int QUESTIONS = 8;

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate FIRST = TODAY.plusDays(21);
    private static final String EMAIL = "pat@example.org";

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    @Test
    void aTripIsAddedInLessThanAMinuteAskedForApprovedAndCalledOff() {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);

        addTrip(board, new Thumb(page));
        askForIt(board);
        approve(page);
        closeADay(HostsBoard.open(STAGE, page));
        callOff(board);
    }

    private static void addTrip(HostsBoard board, Thumb thumb) {
        thumb.tap(board.summary("Add a trip"));
        thumb.type(board.field("name"), "Lisboa");
        thumb.typeDate(board.field("firstDay"), FIRST.toString());
        assertThat(board.page().locator("#add-found")).hasText("It is 3:00 PM there now, as in Lisbon.");
        thumb.typeDate(board.field("lastDay"), FIRST.plusDays(3).toString());
        thumb.tap(board.part("Lunch"));
        thumb.tap(board.part("Evening"));
        thumb.type(board.place("name"), "Café A Brasileira");
        thumb.type(board.place("address"), "R. Garrett 122");
        thumb.tap(board.button("Add this trip"));

        assertThat(board.card("Lisboa")).isFocused();
        assertThat(board.card("Lisboa")).containsText("Mon, Feb 22 to Thu, Feb 25");
        assertThat(board.card("Lisboa")).containsText("Every day 11:30 AM–2:00 PM, 6:00 PM–9:00 PM, Lisboa time");
        Effort effort = new Effort(QUESTIONS, thumb.touches(), thumb.keys(), Effort.ON_A_PHONE);
        assertThat(effort.seconds()).as("seconds of %s", effort).isLessThan(A_MINUTE);
    }

    private static void askForIt(HostsBoard board) {
        assertThat(board.days("lisboa")).hasSize(4);
        Visit visit = Visit.plan(STAGE.desk(), EMAIL);
        visit.form().put("city", "lisboa");
        visit.form().put("arrive", FIRST.toString());
        visit.form().put("leave", FIRST.plusDays(3).toString());
        visit.form().put("times", List.of(FIRST.plusDays(1) + "T18:00"));
        assertThat(visit.ask(STAGE.desk()).status()).isEqualTo(201);
    }

    private static void approve(Page page) {
        page.navigate("about:blank");
        page.navigate(STAGE.linkOfHost(EMAIL));
        assertThat(page.locator("form[data-action=approve]")).containsText("Which time? Lisboa time");
        assertThat(page.locator("form[data-action=approve]")).containsText("WET");
        assertThat(page.locator("form[data-action=approve]")).containsText("Café A Brasileira");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, meet Pat Visitor"))
                .click();
        assertThat(page.locator("[data-state=approved]")).isVisible();
        STAGE.desk().advance(Duration.ofMinutes(3));
        assertThat(mails(EMAIL))
                .anyMatch(mail -> mail.text().contains("6:00 PM") && mail.text().contains("Lisboa time"));
        page.navigate("about:blank");
    }

    private static void closeADay(HostsBoard board) {
        LocalDate off = FIRST.plusDays(2);
        board.summary("Add days off").click();
        board.page().locator("#days-firstDay").fill(off.toString());
        board.page().locator("#days-lastDay").fill(off.toString());
        board.button("Add these days").click();

        assertThat(board.page().locator("#plan-days .card")).hasCount(1);
        assertThat(board.page().locator("#plan-days .card")).isFocused();
        assertThat(board.page().locator("#plan-days .card")).containsText("Wed, Feb 24");
        assertThat(board.days("lisboa")).hasSize(3).doesNotContain(off.toString());
    }

    private static void callOff(HostsBoard board) {
        assertThat(board.card("Lisboa")).containsText("Agreed:Pat Visitor, Tue, Feb 23, 2027, 6:00 PM (WET)");
        board.summary("Call it off").click();
        board.button("Call the trip off").click();

        // First it says who would be called off with it.
        assertThat(board.card("Lisboa").locator(".problems")).isFocused();
        assertThat(board.card("Lisboa").locator(".problems")).containsText("Pat Visitor");
        assertThat(board.days("lisboa")).isNotEmpty();
        board.card("Lisboa").getByLabel("Call them off as well").check();
        board.button("Call the trip off").click();

        assertThat(board.button("Undo")).isFocused();
        assertThat(board.card("Lisboa")).containsText("Called off");
        assertThat(board.card("Lisboa").locator(".left")).hasText(Pattern.compile("[12]:\\d\\d left"));
        assertThat(board.days("lisboa")).isEmpty();
        board.button("Undo").click();
        assertThat(board.card("Lisboa")).isFocused();
        assertThat(board.days("lisboa")).hasSize(3);
        board.summary("Call it off").click();
        board.button("Call the trip off").click();
        board.card("Lisboa").getByLabel("Call them off as well").check();
        board.button("Call the trip off").click();
        assertThat(board.button("Undo")).isFocused();
        STAGE.desk().advance(Duration.ofMinutes(4));

        for (String side : List.of(EMAIL, RealProgram.HOST)) {
            await().untilAsserted(() -> assertThat(mails(side))
                    .anyMatch(mail -> mail.calendar().orElse("").contains("METHOD:CANCEL")));
        }
    }

    private static List<Letter> mails(String to) {
        return STAGE.desk().mailsTo(to);
    }
}
