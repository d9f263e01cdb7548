package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board that is left open while a trip that was called off is worked off. */
@Tag("e2e")
class AfterACallOffTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate FIRST = TODAY.plusDays(21);

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests().withStartAt(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC)), new RealProgram());

    @Test
    void whatItShowsIsSoAgainOnceEverybodyHasBeenTold() {
        HostsPlan plan = new HostsPlan(STAGE);
        String trip = plan.addTrip(
                "New York",
                "America/New_York",
                FIRST.toString(),
                FIRST.plusDays(3).toString());
        Invitations invitations = new Invitations(STAGE);
        Invitee.of(STAGE, invitations.invite(trip, "Alex Kim", "", "en")).yes("alex@example.org");
        invitations.invite(trip, "Si Lent", "", "en");
        plan.act("call-off-trip", Map.of("id", trip, "anyway", true));

        Page page = STAGE.phone();
        page.clock().install();
        HostsBoard board = HostsBoard.open(STAGE, page);
        HostsInvitations list = HostsInvitations.open(page);
        assertThat(page.locator("#coming")).containsText("Alex Kim");
        assertThat(list.card("Si Lent")).containsText("No answer yet");
        assertThat(board.card("New York").locator("[data-action=undo-call-off]"))
                .isVisible();

        STAGE.desk().advance(Duration.ofMinutes(4));
        page.clock().fastForward("02:00");
        assertThat(board.card("New York").locator("[data-action=undo-call-off]"))
                .hasCount(0);
        page.clock().fastForward("01:10");
        assertThat(page.locator("#coming")).isHidden();
        assertThat(page.locator("#past")).containsText("Alex Kim");
        assertThat(list.card("Si Lent")).containsText("Never answered");
    }
}
