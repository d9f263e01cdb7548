package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import meetme.Samples;
import meetme.invitation.Invitations;
import meetme.invitation.Invitations.Made;
import meetme.invitation.Open;
import meetme.invitation.Yes;
import meetme.lambda.TestCloud.Reply;
import meetme.meetup.Agenda;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Slot;
import meetme.meetup.Transition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An invitation works once, whoever presses at the same moment. */
class InvitedRacesIT {

    private static final String TUESDAY = "2026-12-08T18:30";

    private final TestCloud cloud = TestCloud.start();
    private final Inviting host = new Inviting(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void of24WhoPressOneInvitationAtOnceOneBooksAndNobodySeesAnybodyElses() throws Exception {
        for (int round = 0; round < 3; round++) {
            String token = host.invite("denver", "Alex Guest").getFirst();
            Object id = Inviting.invited(host.list()).getFirst().get("id");
            List<Callable<Reply>> presses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String time = "2026-12-%02dT%s".formatted(1 + i % 3, round == 0 ? "08:00" : "16:30");
                String email = "guest" + i + "@example.org";
                presses.add(
                        switch (i % 6) {
                            case 4 -> () -> host.withdraw(id);
                            case 5 -> () -> host.press(token, 1, "no", Map.of());
                            default -> () -> host.press(token, 1, "yes", Inviting.chosen(time, email));
                        });
            }
            int before = cloud.items("request").size();

            List<Reply> replies = PlanIT.atOnce(presses);

            assertThat(replies).extracting(Reply::status).isNotEmpty().isSubsetOf(200, 409);
            List<Reply> booked = replies.stream()
                    .filter(reply -> reply.body().contains("statusUrl"))
                    .toList();
            assertThat(booked).hasSizeLessThanOrEqualTo(1);
            assertThat(cloud.items("request")).hasSize(before + booked.size());
            assertThat(replies)
                    .filteredOn(reply -> reply.body().contains("\"already\""))
                    .allSatisfy(reply -> assertThat(reply.json()).containsOnlyKeys("state", "already"));
        }
        assertThat(cloud.stores()
                        .agendas()
                        .agenda(Set.of(YearMonth.of(2026, 12)))
                        .busy())
                .hasSameSizeAs(cloud.items("request"));
        assertThat(cloud.items("mail")).hasSize(2 * cloud.items("request").size());
    }

    @Test
    void whoeverPressesTheirOwnTimeTwiceAtOnceIsNotToldThatItIsTaken() throws Exception {
        for (int day = 1; day <= 4; day++) {
            String token = host.invite("denver", "Alex Guest").getFirst();
            Map<String, Object> choice = Inviting.chosen("2026-12-0" + day + "T08:00");

            List<Reply> replies = PlanIT.atOnce(Collections.nCopies(12, () -> host.press(token, 1, "yes", choice)));

            assertThat(replies).hasSize(12).extracting(Reply::status).containsOnly(200);
            assertThat(replies)
                    .filteredOn(reply -> !reply.body().contains("statusUrl"))
                    .hasSize(11)
                    .allSatisfy(reply -> assertThat(reply.json()).isEqualTo(Map.of("state", "yes", "already", true)));
        }
    }

    @Test
    void onePressThatArrivesManyTimesAtOnceHasOneAnswer() throws Exception {
        Map<String, Object> form = host.form();
        for (String action : List.of("yes", "no", "another", "erase")) {
            String token = host.invite("denver", "Alex Guest").getFirst();
            Map<String, Object> more = switch (action) {
                case "yes" -> Inviting.chosen("2026-12-01T08:00");
                case "another" -> form;
                default -> Map.of();
            };
            Map<String, String> key = Map.of("idempotency-key", action);

            List<Reply> replies = PlanIT.atOnce(Collections.nCopies(12, () -> host.press(token, 1, action, more, key)));

            assertThat(replies).hasSize(12).containsOnly(replies.getFirst());
            assertThat(replies.getFirst().status()).isEqualTo(200);
            assertThat(replies.getFirst().body()).doesNotContain("already");
        }
    }

    @Test
    void twoGuestsCannotBookOneTime() throws Exception {
        List<String> tokens = host.invite("denver", "Alex", "Kim", "Lee", "Mo", "Jo", "Max", "Sam", "Ada");
        List<Callable<Reply>> presses = new ArrayList<>();
        for (String token : tokens) {
            presses.add(() -> host.press(token, 1, "yes", Inviting.chosen("2026-12-01T08:00")));
        }

        List<Reply> replies = PlanIT.atOnce(presses);

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(409);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.json()).containsKey("days"));
        assertThat(cloud.items("request")).hasSize(1);
        assertThat(Inviting.invited(host.list()))
                .extracting(each -> each.get("state"))
                .containsOnlyOnce("yes");
    }

    @Test
    void aYesAndTheCallingOffOfItsTripCannotPassEachOtherUnseen() throws Exception {
        Planning board = new Planning(cloud);
        for (int round = 0; round < 6; round++) {
            String name = "City " + round;
            String city = "city-" + round;
            board.add(Planning.trip(name, "Europe/Lisbon", "2026-12-07", "2026-12-10"));
            String token = host.invite(city, "Alex Guest").getFirst();
            int version = board.version();

            List<Reply> replies = PlanIT.atOnce(List.of(
                    () -> host.press(token, 1, "yes", Inviting.chosen(TUESDAY)),
                    () -> board.act(version, "call-off-trip", Map.of("id", city))));

            // What was booked before it was called off makes the calling off ask; what was called off before cannot be
            // booked.
            Reply yes = replies.getFirst();
            Reply off = replies.getLast();
            assertThat(yes.status()).as(yes.body()).isIn(200, 409);
            if (off.status() == 200) {
                // Both may have gone through, the yes first: then the sweep finds it.
                cloud.clock.advance(Duration.ofMinutes(3));
                cloud.sweep();
                assertThat(board.version()).isEqualTo(version + 1);
            } else {
                assertThat(off.wrongFields()).containsExactly("anyway");
                assertThat(yes.status()).isEqualTo(200);
                board.act("call-off-trip", Map.of("id", city, "anyway", true));
                cloud.clock.advance(Duration.ofMinutes(3));
                cloud.sweep();
            }
            assertThat(cloud.stores()
                            .agendas()
                            .agenda(Set.of(YearMonth.of(2026, 12)))
                            .busy())
                    .as("nothing of it is left in the host's time")
                    .isEmpty();
            assertThat(host.view(token).text("state")).isIn("yes", "over");
        }
    }

    @Test
    void aYesIsBookedOnlyWhereTheInvitationTheMonthsAndThePlanAreAsTheyWereRead() {
        host.invite("denver", "Alex Guest");
        Invitations invitations = cloud.stores().invitations();
        Open open = (Open) invitations.all(cloud.clock.instant()).getFirst();
        Agenda agenda = cloud.stores().agendas().agenda(Set.of(YearMonth.of(2026, 12)));
        Slot slot = Slot.at(Samples.THURSDAY_TEN, Duration.ofHours(1), ZoneId.of("America/Denver"))
                .orElseThrow();
        MeetupRequest request = Samples.saidYes(7);
        Made made = new Made(new Transition(request, List.of()), "client");
        Yes yes = open.yes(request.id(), slot, cloud.clock.instant());
        Agenda moved = new Agenda(List.of(new Agenda.Month(YearMonth.of(2026, 12), 1, List.of())));
        Yes another = new Yes(yes.details(), 3, yes.guest(), yes.at(), yes.booked(), slot);

        assertThat(invitations.book(yes, made, agenda, 1, Optional.empty(), cloud.clock.instant()))
                .as("another plan")
                .isFalse();
        assertThat(invitations.book(yes, made, moved, 0, Optional.empty(), cloud.clock.instant()))
                .as("another month")
                .isFalse();
        assertThat(invitations.book(another, made, agenda, 0, Optional.empty(), cloud.clock.instant()))
                .as("another invitation")
                .isFalse();
        assertThat(cloud.items("request")).isEmpty();
        assertThat(invitations.book(yes, made, agenda, 0, Optional.empty(), cloud.clock.instant()))
                .isTrue();
        assertThat(cloud.items("request")).hasSize(1);
        assertThat(host.only()).containsEntry("state", "yes");
    }
}
