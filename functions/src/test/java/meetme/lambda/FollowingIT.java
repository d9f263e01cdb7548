package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import meetme.local.aws.SesFailure;
import meetme.local.mail.ReceivedMail;
import meetme.meetup.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between question and meetup, and after it, through the real functions. */
class FollowingIT {

    private final TestCloud cloud = TestCloud.start();
    private final List<String> read = new ArrayList<>();
    private String host;
    private String visitor;
    private String visitorsAddress;

    @BeforeEach
    void ask() {
        Map<String, Object> form = cloud.form();
        visitorsAddress = (String) form.get("email");
        Reply asked = cloud.post("/api/requests", form);
        host = Ways.hostToken(cloud, asked.text("id"));
        visitor = Ways.visitorToken(cloud, asked.text("id"));
        cloud.sweep();
        newSubjects();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aRequestLeftAloneIsNudgedThenApologizedForAndCanBeRepaired() {
        // The host answers within three days: until Wednesday is over.
        assertThat(after(Duration.ofHours(24))).containsExactly("Still waiting for your answer: Pat Visitor");
        assertThat(upTo("2026-11-25T15:59:59Z")).isEmpty();
        assertThat(after(Duration.ofMinutes(1))).containsExactly("Last call: Pat Visitor is waiting for your answer");
        assertThat(upTo("2026-11-26T06:59:59Z")).isEmpty();
        assertThat(view(visitor, "visitor").text("state")).isEqualTo("pending");
        assertThat(after(Duration.ofSeconds(1)))
                .containsExactlyInAnyOrder(
                        "I’m sorry: I did not answer you in time", "You missed this one: Pat Visitor");
        assertThat(after(Duration.ofDays(20))).isEmpty();

        assertThat(view(visitor, "visitor").text("state")).isEqualTo("unanswered");
        Reply repaired = act("host", Ways.counter(host, view(host, "host").version(), "2027-01-07T10:00"));
        assertThat(repaired.text("state")).isEqualTo("countered");
        assertThat(view(visitor, "visitor").text("state"))
                .as("until it settles")
                .isEqualTo("unanswered");
        assertThat(after(Duration.ofMinutes(2))).containsExactly("Your turn to choose: my suggestion, late as it is");
        assertThat(act("visitor", with(press(visitor, "accept"), "time", "2027-01-07T10:00"))
                        .text("state"))
                .isEqualTo("approved");
        assertThat(after(Duration.ZERO)).hasSize(2).allMatch(subject -> subject.startsWith("It’s on: "));
    }

    @Test
    void anOutageOfTenDaysMakesNoHeapOfMail() {
        cloud.ses.failNext(1_000, SesFailure.THROTTLED);
        for (int days = 0; days < 10; days += 2) {
            cloud.clock.advance(Duration.ofHours(1));
            cloud.sweep();
            cloud.clock.advance(Duration.ofHours(47));
        }
        cloud.ses.recover();

        assertThat(after(Duration.ofHours(2)))
                .containsExactlyInAnyOrder(
                        "I’m sorry: I did not answer you in time", "You missed this one: Pat Visitor");
    }

    @Test
    void anOfferIsTakenDeclinedForOtherTimesOrLapses() {
        act("host", Ways.counter(host, 1, "2026-12-08T10:00", "2026-12-09T10:00"));
        assertThat(after(Duration.ofMinutes(2)))
                .containsExactly("Your turn to choose: another suggestion for our meetup");
        // Others are asked for
        Reply asked = act("visitor", with(press(visitor, "ask"), "times", List.of("2026-12-10T09:00")));
        assertThat(asked.text("state")).isEqualTo("pending");
        assertThat(after(Duration.ZERO)).containsExactly("Other times: Pat Visitor is asking again");
        assertThat(view(host, "host").body()).contains("2026-12-10T09:00").doesNotContain("2026-12-03T10:00");
        // The host suggests again, and nothing comes of it
        act("host", Ways.counter(host, view(host, "host").version(), "2026-12-15T10:00"));
        after(Duration.ofMinutes(2));
        assertThat(after(Duration.ofDays(7)))
                .containsExactlyInAnyOrder(
                        "Still your turn to choose: my suggestion for our meetup",
                        "My offer has run out: your request to meet",
                        "Closed: Pat Visitor did not take up your offer");
        assertThat(view(visitor, "visitor").text("state")).isEqualTo("lapsed");
        assertThat(cloud.stores().account().ledger().answered())
                .as("the host did answer")
                .isEqualTo(1);
    }

    @Test
    void anOfferAfterANoSaysThatItComesAfterAll() {
        act("host", Ways.press(host, 1, "decline"));
        assertThat(after(Duration.ofMinutes(2))).containsExactly("Not this time: your request to meet");

        act("host", Ways.counter(host, view(host, "host").version(), "2026-12-08T10:00"));
        assertThat(after(Duration.ofMinutes(2))).containsExactly("Your turn to choose: I can make it after all");

        // And once only: the next one is another suggestion
        act("visitor", with(press(visitor, "ask"), "times", List.of("2026-12-10T09:00")));
        after(Duration.ZERO);
        act("host", Ways.counter(host, view(host, "host").version(), "2026-12-15T10:00"));
        assertThat(after(Duration.ofMinutes(2)))
                .containsExactly("Your turn to choose: another suggestion for our meetup");
    }

    @Test
    void aTimeThatWasTakenMeanwhileIsNotGivenTwice() {
        act("host", Ways.counter(host, 1, "2026-12-03T10:00"));
        after(Duration.ofMinutes(2));
        String other =
                Ways.hostToken(cloud, cloud.post("/api/requests", cloud.form()).text("id"));
        act("host", Ways.approve(other, 1, "2026-12-03T10:00"));

        assertThat(act("visitor", with(press(visitor, "accept"), "time", "2026-12-03T10:00"))
                        .wrongFields())
                .containsExactly("time");
    }

    @Test
    void movingHoldsTheOldTimeUntilThereIsANewOne() {
        approve("2026-12-03T10:00");
        Reply moved = act("visitor", with(press(visitor, "move"), "times", List.of("2026-12-04T09:00")));
        assertThat(moved.text("state")).isEqualTo("moved");
        assertThat(after(Duration.ZERO)).containsExactly("Another time? Pat Visitor would like to move your meetup");
        assertThat(openings()).doesNotContain("10:00 on 2026-12-03");

        act("host", Ways.approve(host, view(host, "host").version(), "2026-12-04T09:00"));
        assertThat(after(Duration.ofMinutes(2)))
                .containsExactlyInAnyOrder(
                        "New time: Fri 4 Dec, 09:00 Denver time",
                        "New time: Pat Visitor, Fri 4 Dec, 09:00 Denver time");
        assertThat(cloud.post("/api/visitor/calendar", Map.of("token", visitor)).body())
                .contains("SEQUENCE:1");
        assertThat(openings()).contains("10:00 on 2026-12-03").doesNotContain("09:00 on 2026-12-04");
    }

    /** One receipt a day leaves, so the second request's first mail is what brings the way to its page. */
    @Test
    void theSecondRequestOfADayHasAWayToItsPage() {
        after(Duration.ZERO);
        Map<String, Object> form = cloud.form();
        form.put("email", "pat@example.org");
        String second = cloud.post("/api/requests", form).text("id");
        assertThat(after(Duration.ZERO)).noneMatch(subject -> subject.startsWith("Not booked yet"));

        act("host", Ways.approve(Ways.hostToken(cloud, second), 1, "2026-12-04T09:00"));
        after(Duration.ofMinutes(2));
        ReceivedMail invitation = cloud.mailsTo("pat@example.org").getLast();
        assertThat(invitation.subject()).isEqualTo("It’s on: Fri 4 Dec, 09:00 Denver time");
        assertThat(Letterbox.after(Letterbox.text(invitation), "/status#")).isEqualTo(Ways.visitorToken(cloud, second));
        assertThat(Letterbox.replyTo(invitation)).isEmpty();

        // The first one's receipt did leave, so that its invitation can be answered
        approve("2026-12-03T10:00");
        ReceivedMail first = cloud.mailsTo("pat@example.org").getLast();
        assertThat(Letterbox.text(first)).doesNotContain("/status#");
        assertThat(Letterbox.replyTo(first)).isNotEmpty();
    }

    @Test
    void whoTakesNoneOfWhatWasOfferedForAnAgreedMeetupIsHeardAtOnce() {
        approve("2026-12-03T10:00");
        act("host", Ways.counter(host, view(host, "host").version(), "2026-12-08T10:00"));
        assertThat(after(Duration.ofMinutes(2))).hasSize(1);

        Reply asked = act("visitor", with(press(visitor, "ask"), "times", List.of("2026-12-04T09:00")));

        assertThat(asked.text("state")).isEqualTo("moved");
        assertThat(after(Duration.ZERO)).containsExactly("Other times: Pat Visitor is asking again");
        assertThat(Letterbox.text(cloud.mails().getLast()))
                .contains("Agreed so far:\nThu 3 Dec 2026, 10:00", "Fri 4 Dec 2026, 09:00");
    }

    @Test
    void undoingAMoveBringsTheOldTimeBack() {
        approve("2026-12-03T10:00");
        act("visitor", with(press(visitor, "move"), "times", List.of("2026-12-04T09:00")));
        after(Duration.ZERO);
        act("host", Ways.approve(host, view(host, "host").version(), "2026-12-04T09:00"));
        assertThat(openings()).doesNotContain("09:00 on 2026-12-04");

        assertThat(act("host", press(host, "undo")).text("state")).isEqualTo("moved");

        assertThat(openings()).contains("09:00 on 2026-12-04").doesNotContain("10:00 on 2026-12-03");
        assertThat(after(Duration.ofMinutes(3))).isEmpty();
    }

    @Test
    void whereNothingComesOfAMoveWhatWasAgreedStands() {
        approve("2026-12-03T10:00");
        act("visitor", with(press(visitor, "move"), "times", List.of("2026-12-04T09:00")));
        after(Duration.ZERO);

        act("host", press(host, "decline"));
        assertThat(after(Duration.ofMinutes(2))).containsExactly("It stays as it was: Thu 3 Dec, 10:00 Denver time");
        assertThat(view(visitor, "visitor").text("state")).isEqualTo("approved");

        act("visitor", with(press(visitor, "move"), "times", List.of("2026-12-04T09:00")));
        after(Duration.ZERO);
        List<String> silence = after(Duration.ofDays(4));
        assertThat(silence)
                .filteredOn(subject -> subject.startsWith("It stays"))
                .hasSize(2);
        assertThat(openings()).doesNotContain("10:00 on 2026-12-03");
    }

    @Test
    void bothAreRemindedAndAskedWhetherTheyMet() {
        approve("2026-12-03T10:00");
        until("2026-12-02T17:00:00Z");
        assertThat(newSubjects())
                .containsExactlyInAnyOrder(
                        "Tomorrow: Thu 3 Dec, 10:00 Denver time",
                        "Tomorrow: Pat Visitor, Thu 3 Dec, 10:00 Denver time");
        assertThat(act("visitor", press(visitor, "met")).wrongFields()).containsExactly("action");
        until("2026-12-04T17:00:00Z");
        assertThat(newSubjects()).containsExactlyInAnyOrder("Did we meet?", "Did you meet Pat Visitor?");

        assertThat(act("host", press(host, "met")).text("state")).isEqualTo("met");
        assertThat(act("host", press(host, "missed")).json()).containsEntry("already", true);
        Reply missed = act("visitor", with(press(visitor, "missed"), "why", "no-show"));
        assertThat(missed.text("state"))
                .as("the promise was made to the visitor")
                .isEqualTo("missed");
        assertThat(after(Duration.ofDays(30))).isEmpty();
        Ledger ledger = cloud.stores().account().ledger();
        assertThat(List.of(ledger.asked(), ledger.answered(), ledger.met(), ledger.missed()))
                .containsExactly(1L, 1L, 0L, 1L);
    }

    @Test
    void theLedgerIsMovedByNoFormAndByEachRequestOnce() {
        assertThat(cloud.stores().account().ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(cloud.items("ledger")).isEmpty();
        act("host", press(host, "decline"));
        assertThat(cloud.items("ledger")).as("before it is told").isEmpty();
        after(Duration.ofMinutes(2));
        after(Duration.ofMinutes(2));
        act("host", press(host, "decline"));
        act("host", Ways.counter(host, view(host, "host").version(), "2026-12-15T10:00"));
        after(Duration.ofMinutes(2));

        assertThat(cloud.stores().account().ledger().asked()).isEqualTo(1);
        assertThat(cloud.stores().account().ledger().answered()).isEqualTo(1);
    }

    @Test
    void aConfirmedAddressShowsToTheHostAndMakesNoPageStale() {
        assertThat(view(host, "host").text("address")).isEqualTo("unconfirmed");
        Reply confirmed = act("visitor", press(visitor, "confirm"));
        assertThat(confirmed.text("address")).isEqualTo("confirmed");
        assertThat(confirmed.version()).isEqualTo(1);
        assertThat(act("visitor", press(visitor, "confirm")).json()).containsEntry("already", true);
        assertThat(view(host, "host").text("address")).isEqualTo("confirmed");

        assertThat(act("host", Ways.press(host, 1, "decline")).text("state")).isEqualTo("declined");
    }

    @Test
    void everythingStoredCanBeHad() {
        act("host", with(press(host, "decline"), "note", "Next time!"));
        after(Duration.ofMinutes(2));

        Reply export = act("visitor", press(visitor, "export"));

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.body())
                .contains("Pat Visitor", visitorsAddress, "robots", "linkedin", "conference", "Next time!", "\"en\"")
                .contains("receipt-to-visitor", "decline-to-visitor")
                .doesNotContain("to-host", visitor, host);
    }

    @Test
    void whatIsErasedIsCalledOffFirstAndThenGoneForGood() {
        approve("2026-12-03T10:00");
        Reply erased = act("visitor", press(visitor, "erase"));

        assertThat(erased.text("state")).isEqualTo("erased");
        assertThat(erased.body()).doesNotContain("Pat", visitorsAddress);
        assertThat(view(visitor, "visitor").status()).isEqualTo(404);
        assertThat(view(host, "host").status()).isEqualTo(404);
        assertThat(openings()).contains("10:00 on 2026-12-03");
        assertThat(after(Duration.ZERO)).hasSize(2).allMatch(subject -> subject.startsWith("Cancelled: "));
        after(Duration.ofMinutes(6));
        assertThat(cloud.items().toString()).doesNotContain("Pat", visitorsAddress, "robots");
        assertThat(cloud.stores().account().ledger().answered())
                .as("only the count stays")
                .isEqualTo(1);
    }

    @Test
    void whatIsErasedWaitsForTheMailThatTellsTheHost() {
        approve("2026-12-03T10:00");
        cloud.ses.failNext(1_000, SesFailure.THROTTLED);
        act("visitor", press(visitor, "erase"));
        after(Duration.ofHours(2));
        assertThat(cloud.items("request")).hasSize(1);
        cloud.ses.recover();

        assertThat(after(Duration.ofHours(2))).hasSize(2).allMatch(subject -> subject.startsWith("Cancelled: "));
        assertThat(cloud.items("request")).isEmpty();
        assertThat(cloud.items("mail")).isEmpty();
    }

    @Test
    void whoeverWantedToSellIsAnsweredWithoutTheHost() {
        act("host", press(host, "pitch"));
        assertThat(after(Duration.ofMinutes(2))).containsExactly("Closed: your request to meet");
        after(Duration.ofDays(2));

        Map<String, Object> again = cloud.form();
        again.put("email", visitorsAddress.toUpperCase(Locale.ROOT).replace("@", "+news@"));
        Reply closed = cloud.post("/api/requests", again);
        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        Map<String, Object> third = cloud.form();
        third.put("email", visitorsAddress);
        cloud.post("/api/requests", third);

        assertThat(after(Duration.ofDays(5)))
                .as("one polite line a day, and nothing for the host")
                .containsExactly("Closed: your request to meet");
        assertThat(view(Ways.token(closed.text("statusUrl")), "visitor").text("state"))
                .isEqualTo("pitch");
        assertThat(cloud.stores().account().ledger()).isEqualTo(Ledger.EMPTY);
        // Somebody else is asked as ever
        assertThat(cloud.post("/api/requests", cloud.form()).status()).isEqualTo(201);
        assertThat(after(Duration.ZERO)).hasSize(2);
    }

    private void approve(String time) {
        act("host", Ways.approve(host, view(host, "host").version(), time));
        assertThat(after(Duration.ofMinutes(2))).hasSize(2);
    }

    private Map<String, Object> press(String token, String action) {
        return Ways.press(
                token, view(token, token.equals(host) ? "host" : "visitor").version(), action);
    }

    private Reply act(String side, Map<String, Object> press) {
        return cloud.post("/api/" + side + "/act", press);
    }

    private Reply view(String token, String side) {
        return cloud.post("/api/" + side + "/view", Map.of("token", token));
    }

    /** Lets time pass, and lists the subjects of the mails that came. */
    private List<String> after(Duration duration) {
        cloud.until(cloud.clock.instant().plus(duration));
        return newSubjects();
    }

    private List<String> upTo(String instant) {
        until(instant);
        return newSubjects();
    }

    private void until(String instant) {
        cloud.until(Instant.parse(instant));
    }

    private List<String> newSubjects() {
        List<String> subjects =
                cloud.mails().stream().map(mail -> mail.subject()).toList();
        List<String> fresh = List.copyOf(subjects.subList(read.size(), subjects.size()));
        read.addAll(fresh);
        return fresh;
    }

    private String openings() {
        StringBuilder all = new StringBuilder();
        for (Object city : (List<?>) cloud.get("/api/openings").json().get("cities")) {
            for (Object day : (List<?>) ((Map<?, ?>) city).get("days")) {
                for (Object time : (List<?>) ((Map<?, ?>) day).get("times")) {
                    all.append(time)
                            .append(" on ")
                            .append(((Map<?, ?>) day).get("date"))
                            .append('\n');
                }
            }
        }
        assertThat(all).as("there is something to choose from").isNotEmpty();
        return all.toString();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }
}
