package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.host.Host;
import meetme.host.Rules;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The host's weekly mail, through the real functions. Samples.NOW is a Sunday afternoon in Denver. */
class DigestIT {

    private static final Instant MONDAY_EIGHT = Instant.parse("2026-11-23T15:00:00Z");
    private static final Map<String, String> PLENTY = TestCloud.PLENTY;

    private final TestCloud cloud = TestCloud.start(PLENTY, withDigest(true));

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void onMondayMorningTheHostIsToldHowThingsStand() {
        cloud.sweep();
        String id = cloud.post("/api/requests", cloud.form()).text("id");
        String agreed = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.approve(Ways.hostToken(cloud, agreed), 1, "2026-12-03T10:00"));
        until(MONDAY_EIGHT.minusSeconds(1));
        assertThat(digests()).isEmpty();
        until(MONDAY_EIGHT);
        until(MONDAY_EIGHT.plusSeconds(60));

        assertThat(digests()).hasSize(1);
        ReceivedMail mail = digests().getFirst();
        assertThat(mail.subject()).isEqualTo("Your week: one waiting, one coming up");
        assertThat(mail.to()).containsExactly("host@example.com");
        String text = Letterbox.text(mail);
        assertThat(text)
                .contains(
                        "One person is waiting for your answer, and one meetup is coming up.",
                        "Pat Visitor: by Wed 25 Nov 2026",
                        "Thu 3 Dec, 10:00 Denver time: Pat Visitor, Denver Union Station",
                        "Just getting started.")
                .doesNotContain("/decide", id);
        assertThat(cloud.post("/api/host/board", Map.of("token", Letterbox.after(text, "/board#")))
                        .status())
                .isEqualTo(200);
        assertThat(Letterbox.replyTo(mail)).isEmpty();
    }

    /** A meetup that is to be moved is agreed, and an offer is none. */
    @Test
    void itCountsMeetupsAsMeetupsAndOffersAsOffers() {
        cloud.sweep();
        String moved = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.approve(Ways.hostToken(cloud, moved), 1, "2026-12-03T10:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        Map<String, Object> move = new HashMap<>(Ways.press(Ways.visitorToken(cloud, moved), 2, "move"));
        move.put("times", List.of("2026-12-04T09:00"));
        assertThat(cloud.post("/api/visitor/act", move).status()).isEqualTo(200);
        String offered = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.counter(Ways.hostToken(cloud, offered), 1, "2026-12-04T15:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        until(MONDAY_EIGHT);

        ReceivedMail mail = digests().getFirst();
        assertThat(mail.subject()).isEqualTo("Your week: one waiting, one coming up");
        assertThat(Letterbox.text(mail))
                .contains(
                        "One person is waiting for your answer, and one meetup is coming up.",
                        "One of your offers has not been accepted yet.",
                        "Coming up:\n"
                                + "Thu 3 Dec, 10:00 Denver time: Pat Visitor, Denver Union Station, the Great Hall"
                                + " (looking for another time)\n",
                        "Your offers:\nPat Visitor has your offer until ")
                .containsSubsequence("Waiting for you:", "Open your board:", "If you would rather not have it");
    }

    @Test
    void itComesOnceAWeekHoweverOftenItIsLookedFor() {
        cloud.sweep();
        cloud.post("/api/requests", cloud.form());
        for (int day = 0; day < 15; day++) {
            until(MONDAY_EIGHT.plus(Duration.ofDays(day)));
            until(MONDAY_EIGHT.plus(Duration.ofDays(day)).plusSeconds(30));
        }

        // The second week: it was not answered, which is what has happened. The third: nothing.
        assertThat(digests())
                .extracting(ReceivedMail::sentAt)
                .containsExactly(MONDAY_EIGHT, MONDAY_EIGHT.plus(Duration.ofDays(7)));
    }

    @Test
    void anOutageOfThreeWeeksMakesOneMail() {
        cloud.sweep();
        cloud.clock.advance(Duration.between(cloud.clock.instant(), MONDAY_EIGHT.plus(Duration.ofDays(16))));
        cloud.post("/api/requests", form("2026-12-15T10:00"));

        cloud.sweep();
        cloud.sweep();
        assertThat(digests()).hasSize(1);
        until(MONDAY_EIGHT.plus(Duration.ofDays(21)));
        assertThat(digests()).hasSize(2);
    }

    @Test
    void whereNothingWaitsNothingComesAndNothingHappenedThereIsNone() {
        cloud.sweep();
        until(MONDAY_EIGHT);
        until(MONDAY_EIGHT.plus(Duration.ofDays(7)));

        assertThat(cloud.mails()).isEmpty();
        assertThat(cloud.items("mail"))
                .hasSize(2)
                .allMatch(row -> row.get("status").s().equals("overtaken"));
    }

    @Test
    void whoDoesNotWantItIsLeftAlone() {
        cloud.sweep();
        cloud.post("/api/requests", cloud.form());
        // The same table, and a program that was built with the rule changed.
        SweepFunction without = new SweepFunction(
                new Wiring(cloud.environment, withDigest(false)).sweep(),
                cloud.stores().mail(),
                cloud.clock);
        cloud.clock.advance(Duration.between(cloud.clock.instant(), MONDAY_EIGHT.plus(Duration.ofDays(7))));
        without.handleRequest(Map.of(), TestCloud.noContext());

        assertThat(digests()).isEmpty();
        assertThat(cloud.items("digest").getFirst()).doesNotContainKey("dueAt");

        // And changed back
        SweepFunction with = new SweepFunction(
                new Wiring(cloud.environment, withDigest(true)).sweep(),
                cloud.stores().mail(),
                cloud.clock);
        with.handleRequest(Map.of(), TestCloud.noContext());
        assertThat(cloud.items("digest").getFirst()).containsKey("dueAt");
    }

    private Map<String, Object> form(String time) {
        Map<String, Object> form = cloud.form();
        form.put("arrive", time.substring(0, 10));
        form.put("leave", time.substring(0, 10));
        form.put("times", List.of(time));
        return form;
    }

    private void until(Instant then) {
        cloud.clock.advance(Duration.between(cloud.clock.instant(), then));
        cloud.sweep();
    }

    private List<ReceivedMail> digests() {
        return cloud.mails().stream()
                .filter(mail -> mail.subject().startsWith("Your week"))
                .toList();
    }

    private static Host withDigest(boolean wanted) {
        Host host = Samples.host();
        Rules rules = host.rules();
        return new Host(
                host.name(),
                host.promise(),
                host.picture(),
                host.url(),
                host.links(),
                host.languages(),
                host.regions(),
                new Rules(
                        rules.leadTime(),
                        rules.askAhead(),
                        rules.meeting(),
                        rules.step(),
                        rules.answerWithin(),
                        rules.retention(),
                        wanted),
                host.home(),
                host.trips(),
                host.meetings(),
                host.wordings(),
                host.timeOff());
    }
}
