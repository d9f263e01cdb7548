package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import meetme.SampleInvitations;
import meetme.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was invited to a trip that the host changes or calls off on the board sees what is so now, and so does the host. */
class InvitedTripsIT {

    private static final Instant END = Instant.parse("2026-12-12T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Planning plan = new Planning(cloud);
    private final GuestList guests = new GuestList(cloud);

    @BeforeEach
    void goToLisbon() {
        plan.add(Planning.trip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-11"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void whoSaidYesKeepsTheirNameOnTheBoardUntilThirtyDaysAfterTheTrip() {
        guests.yes(guests.invite("Alex Canary"), "alex@example.org", "Yes", "2026-12-08T10:00");
        guests.another(guests.invite("Kim Canary"));

        cloud.clock.forwardTo(END.plus(DAY.multipliedBy(29)));
        cloud.sweep();
        assertThat(guests.state("Alex Canary")).isEqualTo("yes");
        assertThat(guests.state("Kim Canary")).isEqualTo("another");

        cloud.until(END.plus(DAY.multipliedBy(30)));
        namesAreGone();
    }

    @Test
    void theNamesOfThoseWhoAnsweredFollowATripThatIsPutOff() {
        guests.yes(guests.invite("Alex Canary"), "alex@example.org", "Yes", "2026-12-08T10:00");
        change("2026-12-27", "2026-12-31");

        cloud.until(END.plus(DAY.multipliedBy(31)));
        assertThat(guests.state("Alex Canary")).isEqualTo("yes");

        cloud.until(END.plus(DAY.multipliedBy(20 + 30)));
        namesAreGone();
    }

    @Test
    void anInvitationEndsWithATripThatIsShortened() {
        String si = guests.invite("Si Lent");
        change("2026-12-07", "2026-12-08");

        assertThat(days(si)).contains("2026-12-08").doesNotContain("2026-12-09", "2026-12-10", "2026-12-11");
        assertThat(city(si)).containsEntry("to", "2026-12-08");

        cloud.clock.forwardTo(Instant.parse("2026-12-09T00:00:00Z"));
        assertThat(view(si).json()).containsEntry("state", "over").doesNotContainKey("calledOff");
        assertThat(guests.state("Si Lent")).isEqualTo("over");
        cloud.until(END);
        assertThat(guests.state("Si Lent")).isEqualTo("over");
        cloud.until(Instant.parse("2026-12-09T00:00:00Z").plus(DAY.multipliedBy(30)));
        namesAreGone();
    }

    @Test
    void aTripThatIsCalledOffIsSaidToBeSoAndLeavesNoButtonThatOnlyRefuses() {
        String open = guests.invite("Si Lent");
        String no = guests.invite("No Nora");
        guests.no(no, "Next year");

        plan.done("call-off-trip", Map.of("id", "lisbon"));

        assertThat(view(open).json())
                .containsEntry("state", "open")
                .containsEntry("calledOff", true)
                .containsEntry("actions", List.of("no", "erase"))
                .containsEntry("days", List.of());
        assertCannot(no);
        cloud.until(cloud.clock.instant().plus(Duration.ofMinutes(3)));
        assertThat(view(open).json())
                .containsEntry("state", "over")
                .containsEntry("calledOff", true)
                .containsEntry("actions", List.of("erase"));
        assertCannot(no);
    }

    private void assertCannot(String no) {
        assertThat(view(no).json())
                .containsEntry("state", "no")
                .containsEntry("calledOff", true)
                .containsEntry("actions", List.of("erase"))
                .containsEntry("days", List.of());
    }

    @Test
    void aTripThatADeploymentHasMovedIsCalledOffForThoseWhoWereInvitedBefore() {
        try (TestCloud before = TestCloud.start(TestCloud.PLENTY, SampleInvitations.HOST);
                TestCloud after = TestCloud.start(
                        TestCloud.PLENTY,
                        Samples.travelling(
                                Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2026-12-09", "2026-12-13")))) {
            new GuestList(before).invite("Si Lent");
            before.items()
                    .forEach(item -> after.dynamo.putItem(
                            put -> put.tableName(after.table).item(item)));

            new Planning(after).done("call-off-trip", Map.of("id", "lisbon"));
            after.until(after.clock.instant().plus(Duration.ofMinutes(3)));

            assertThat(new GuestList(after).state("Si Lent")).isEqualTo("over");
        }
    }

    @Test
    void aTripThatTakesPlaceAfterAllIsOpenAgain() {
        String open = guests.invite("Si Lent");
        plan.done("call-off-trip", Map.of("id", "lisbon"));
        plan.done("undo-call-off", Map.of("id", "lisbon"));

        assertThat(view(open).json())
                .doesNotContainKey("calledOff")
                .containsEntry("actions", List.of("yes", "no", "another", "erase"));
    }

    private void change(String firstDay, String lastDay) {
        Map<String, Object> trip = Planning.trip("Lisbon", "Europe/Lisbon", firstDay, lastDay);
        trip.put("id", "lisbon");
        plan.done("change-trip", Map.of("trip", trip));
    }

    private TestCloud.Reply view(String token) {
        return new Inviting(cloud).view(token);
    }

    private List<Object> days(String token) {
        return Planning.list(view(token), "days").stream()
                .map(day -> day.get("date"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> city(String token) {
        return (Map<String, Object>) view(token).json().get("city");
    }

    private void namesAreGone() {
        assertThat(Inviting.invited(new Inviting(cloud).list()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("name")).isNull());
    }
}
