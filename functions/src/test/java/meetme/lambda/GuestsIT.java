package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import meetme.SampleInvitations;
import meetme.local.aws.SesFailure;
import meetme.local.mail.ReceivedMail;
import meetme.security.BoardTokens.Reach;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the real functions mail about those whom the host invites to Lisbon, from December 7 to 11, and what time does with them.
 * Samples.NOW is a Sunday in November, 13:30 in Denver.
 */
class GuestsIT {

    private static final String HOST = "host@example.com";

    /** 18:05 in Denver. */
    private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-23T01:05:00Z");

    /** Friday, 9:00 in Denver. */
    private static final Instant THREE_DAYS_BEFORE = Instant.parse("2026-12-04T16:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY, SampleInvitations.HOST);
    private final GuestList guests = new GuestList(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aYesPutsItIntoBothCalendarsAtOnce() throws ParserException, IOException {
        String alex = guests.invite("Alex Guest", "I still owe you a coffee.");

        guests.yes(alex, "alex@example.org", "Happy to see you", "2026-12-08T10:00");
        cloud.sweep();

        ReceivedMail hosts = cloud.mailsTo(HOST).getFirst();
        ReceivedMail guest = cloud.mailsTo("alex@example.org").getFirst();
        assertThat(cloud.mails()).hasSize(2);
        assertThat(hosts.subject()).isEqualTo("Alex said yes: Tue 8 Dec, 10:00 Lisbon time");
        assertThat(guest.subject()).isEqualTo("It’s on: Tue 8 Dec, 10:00 Lisbon time");
        assertThat(event(hosts)).isEqualTo(event(guest)).contains("20261208T100000Z");
        assertThat(Letterbox.text(hosts)).contains("> Happy to see you", "/decide#", "alex@example.org");
        assertThat(Letterbox.text(guest)).contains("> I still owe you a coffee.", "/status#");
        assertThat(Letterbox.text(guest) + Letterbox.ics(guest)).doesNotContain("Happy to see you");
        assertThat(Letterbox.replyTo(hosts)).isEmpty();
        // And the link in the mail shows that the address is theirs
        String token = Letterbox.after(Letterbox.text(guest), "/status#");
        assertThat(cloud.post("/api/visitor/act", Ways.press(token, 1, "confirm"))
                        .json())
                .containsEntry("address", "confirmed");
        assertThat(cloud.post("/api/host/view", Map.of("token", Letterbox.after(Letterbox.text(hosts), "/decide#")))
                        .json())
                .containsEntry("state", "approved")
                .containsEntry("said", "Alex Guest said yes to your invitation on Sun 22 Nov 2026, 20:30 Lisbon time.")
                .extractingByKey("request")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .doesNotContainKey("topic")
                .containsEntry("arrive", "2026-12-08")
                .containsEntry("leave", "2026-12-08")
                .containsEntry(
                        "invited",
                        Map.of(
                                "invitation",
                                new Inviting(cloud).only().get("id"),
                                "answer",
                                "yes",
                                "word",
                                "Happy to see you"));
    }

    private static String event(ReceivedMail mail) throws ParserException, IOException {
        VEvent event = new CalendarBuilder()
                .build(new StringReader(Letterbox.ics(mail)))
                .<VEvent>getComponent("VEVENT")
                .orElseThrow();
        return List.of("UID", "SEQUENCE", "DTSTART", "DTEND", "LOCATION", "STATUS").stream()
                .map(name -> event.getProperty(name).orElseThrow().toString())
                .reduce("", String::concat);
    }

    @Test
    void whoHadAReceiptThatDayGetsTheirEntryAllTheSame() {
        Map<String, Object> form = cloud.form();
        form.put("email", "alex@example.org");
        cloud.post("/api/requests", form);
        guests.yes(guests.invite("Alex Guest"), "alex@example.org", "Yes", "2026-12-08T10:00");

        cloud.sweep();

        assertThat(subjects("alex@example.org"))
                .containsExactlyInAnyOrder(
                        "Not booked yet: I have your request to meet", "It’s on: Tue 8 Dec, 10:00 Lisbon time");
    }

    @Test
    void aYesGoesTheWayOfEveryMeetupAndCountsAsMetOnly() {
        guests.yes(guests.invite("Alex Guest"), "alex@example.org", "Yes", "2026-12-08T10:00");
        cloud.sweep();

        cloud.until(Instant.parse("2026-12-09T11:00:00Z"));
        String answer =
                Letterbox.after(Letterbox.text(cloud.mailsTo("alex@example.org").getLast()), "/status#");
        cloud.post("/api/visitor/act", Ways.press(answer, 1, "met"));

        assertThat(subjects("alex@example.org"))
                .containsExactly(
                        "It’s on: Tue 8 Dec, 10:00 Lisbon time",
                        "Tomorrow: Tue 8 Dec, 10:00 Lisbon time",
                        "Did we meet?");
        assertThat(cloud.get("/api/promise").json())
                .containsEntry("asked", 0)
                .containsEntry("answered", 0)
                .containsEntry("met", 1);
    }

    @Test
    void theNoesOfADayAreOneMailInTheEvening() {
        String bo = guests.invite("Bo Busy");
        String al = guests.invite("Al Away");
        String late = guests.invite("La Late");
        guests.no(bo, "Next year, I hope");
        cloud.until(SUNDAY_EVENING.minusSeconds(600));
        guests.no(al, "On an island");
        assertThat(cloud.mails()).as("before the evening").isEmpty();

        cloud.until(SUNDAY_EVENING.plus(DAY).minusSeconds(600));

        assertThat(subjects(HOST)).containsExactly("Not this time: Bo Busy and one more");
        assertThat(cloud.mails().getFirst().sentAt()).isEqualTo(SUNDAY_EVENING);
        assertThat(Letterbox.text(cloud.mails().getFirst()))
                .contains("> Next year, I hope", "> On an island", "Lisbon, 3 invited: 2 not this time, 1 silent");

        guests.no(late, "Too far");
        cloud.until(SUNDAY_EVENING.plus(DAY.multipliedBy(9)));

        assertThat(subjects(HOST)).containsExactly("Not this time: Bo Busy and one more", "Not this time: La Late");
        assertThat(Letterbox.text(cloud.mails().getLast())).doesNotContain("island");
    }

    @Test
    void threeDaysBeforeTheTripThoseWhoAreSilentAreOneMail() {
        guests.invite("Si Silent", "I still owe you a coffee.");
        guests.yes(guests.invite("Alex Guest"), "alex@example.org", "Yes", "2026-12-08T10:00");
        cloud.sweep();

        cloud.until(Instant.parse("2026-12-06T12:00:00Z"));

        assertThat(subjects(HOST))
                .containsExactly(
                        "Alex said yes: Tue 8 Dec, 10:00 Lisbon time", "One person has not answered yet: Lisbon");
        ReceivedMail mail = cloud.mailsTo(HOST).getLast();
        assertThat(mail.sentAt()).isEqualTo(THREE_DAYS_BEFORE);
        assertThat(Letterbox.text(mail))
                .contains("Hi Si, I’ll be in Lisbon", "I still owe you a coffee.", "https://meet.example.com/invited#")
                .doesNotContain("Alex Guest");
        assertThat(Letterbox.replyTo(mail)).isEmpty();
        assertThat(guests.state("Si Silent")).isEqualTo("open");
    }

    @Test
    void whatIsPausedStandsStillAndIsCaughtUpWithOnce() {
        String bo = guests.invite("Bo Busy");
        guests.invite("Si Silent");
        sending("paused");
        guests.no(bo, "Next year");
        cloud.until(SUNDAY_EVENING.plus(DAY.multipliedBy(16)));
        assertThat(cloud.mails()).isEmpty();

        sending("on");
        cloud.until(cloud.clock.instant().plus(DAY));

        // The trip has begun, so that nobody is reminded of it any more.
        assertThat(subjects(HOST)).containsExactly("Not this time: Bo Busy");
        assertThat(guests.state("Si Silent")).isEqualTo("open");
    }

    @Test
    void whileSesIsDownForDaysNoHeapGathers() {
        guests.no(guests.invite("Bo Busy"), "Next year");
        cloud.ses.failNext(10_000, SesFailure.THROTTLED);
        cloud.until(SUNDAY_EVENING.plusSeconds(60));
        guests.no(guests.invite("Al Away"), "On an island");
        cloud.until(SUNDAY_EVENING.plus(DAY.multipliedBy(3)));
        cloud.ses.recover();

        cloud.until(SUNDAY_EVENING.plus(DAY.multipliedBy(3)).plusSeconds(7_200));
        assertThat(subjects(HOST)).containsExactly("Not this time: Bo Busy");

        cloud.until(SUNDAY_EVENING.plus(DAY.multipliedBy(5)));
        assertThat(subjects(HOST)).containsExactly("Not this time: Bo Busy", "Not this time: Al Away");
    }

    @Test
    void namesAreGoneThirtyDaysAfterTheEnd() {
        guests.invite("Si Canary", "Canary line");
        String no = guests.invite("No Canary");
        guests.no(no, "Canary word");
        Instant end = SampleInvitations.LISBON.end();

        cloud.until(end.plus(DAY.multipliedBy(29)));
        assertThat(guests.state("Si Canary")).isEqualTo("over");
        assertThat(cloud.items().toString()).contains("Si Canary", "No Canary", "Canary word");

        cloud.until(end.plus(DAY.multipliedBy(30)));
        assertThat(cloud.items().toString()).doesNotContain("Canary");
        assertThat(board()).containsEntry("over", 1).containsEntry("no", 1).containsEntry("open", 0);
    }

    @Test
    void theBoardAndTheDigestSayHowTheyStand() {
        guests.invite("Si Silent");
        guests.no(guests.invite("Bo Busy"), "Next year");
        guests.yes(guests.invite("Alex Guest"), "alex@example.org", "Yes", "2026-12-08T10:00");

        Map<String, Object> sums = board();

        assertThat(sums)
                .containsEntry("open", 1)
                .containsEntry("yes", 1)
                .containsEntry("no", 1)
                .containsEntry("another", 0)
                .containsEntry("over", 0)
                .containsEntry(
                        "cities",
                        List.of(Map.of(
                                "id", "lisbon", "name", "Lisbon", "open", 1, "yes", 1, "no", 1, "another", 0, "over",
                                0)));
    }

    @Test
    void whoAsksForAnotherTimeIsMailedAsSomebodyInvited() {
        guests.another(guests.invite("Alex Guest"));

        cloud.sweep();

        assertThat(subjects(HOST)).containsExactly("Waiting for your answer: Alex Guest would like to meet you");
        assertThat(Letterbox.text(cloud.mailsTo(HOST).getFirst()))
                .contains("You had invited them, and they are asking for another time.");
        cloud.until(SUNDAY_EVENING.plus(DAY));
        assertThat(subjects(HOST)).as("which is no no").noneMatch(subject -> subject.startsWith("Not this time"));
    }

    @Test
    void aTripThatIsProlongedKeepsItsInvitationsOpen() {
        try (TestCloud road = TestCloud.start(TestCloud.PLENTY)) {
            Planning plan = new Planning(road);
            plan.add(Planning.trip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-11"));
            GuestList invited = new GuestList(road);
            invited.invite("Si Silent");
            Map<String, Object> longer = Planning.trip("Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-15");
            longer.put("id", "lisbon");
            plan.done("change-trip", Map.of("trip", longer));

            road.until(Instant.parse("2026-12-15T12:00:00Z"));
            assertThat(invited.state("Si Silent")).isEqualTo("open");

            road.until(Instant.parse("2026-12-16T12:00:00Z"));
            assertThat(invited.state("Si Silent")).isEqualTo("over");
        }
    }

    @Test
    void whoWasInvitedToATripThatIsCalledOffCanNoLongerAnswer() {
        guests.invite("Si Silent");
        Planning plan = new Planning(cloud);

        plan.done("call-off-trip", Map.of("id", "lisbon"));
        cloud.sweep();
        assertThat(guests.state("Si Silent")).as("it can be undone").isEqualTo("open");
        cloud.until(cloud.clock.instant().plus(Duration.ofMinutes(3)));

        assertThat(guests.state("Si Silent")).isEqualTo("over");
        cloud.until(THREE_DAYS_BEFORE.plus(DAY));
        assertThat(subjects(HOST)).noneMatch(subject -> subject.contains("not answered"));
    }

    @Test
    void aCopyOfTheTableMailsNothingThatWasMailed() {
        guests.no(guests.invite("Bo Busy"), "Next year");
        guests.yes(guests.invite("Alex Guest"), "alex@example.org", "Yes", "2026-12-08T10:00");
        guests.invite("Si Silent");
        cloud.until(THREE_DAYS_BEFORE.plusSeconds(60));
        assertThat(cloud.mails()).hasSize(4);

        try (TestCloud copy = TestCloud.start(TestCloud.PLENTY, SampleInvitations.HOST)) {
            cloud.items()
                    .forEach(item ->
                            copy.dynamo.putItem(put -> put.tableName(copy.table).item(item)));
            copy.clock.forwardTo(cloud.clock.instant());
            copy.until(Instant.parse("2026-12-07T00:00:00Z"));

            assertThat(copy.mails()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> board() {
        return (Map<String, Object>) cloud.post("/api/host/board", Map.of("token", Ways.pass(cloud, Reach.BOARD)))
                .json()
                .get("invitations");
    }

    private void sending(String state) {
        cloud.sweep.handleRequest(Map.of("sending", state), TestCloud.noContext());
    }

    private List<String> subjects(String address) {
        return cloud.mailsTo(address).stream().map(ReceivedMail::subject).toList();
    }
}
