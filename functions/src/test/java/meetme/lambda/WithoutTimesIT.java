package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** None of the times fits: a visitor asks with their stay and a sentence, and the host suggests. */
class WithoutTimesIT {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    private final TestCloud cloud = TestCloud.start(
            Samples.travelling(Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07")));

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aStayAndASentenceAreEnough() {
        Map<String, Object> without = cloud.form();
        without.remove("times");

        assertThat(cloud.post("/api/requests", without).status()).isEqualTo(201);
        Reply reply = cloud.post("/api/requests", form("2026-12-01", "2026-12-05"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("state")).isEqualTo("pending");
        Reply host = host(reply.text("id"));
        assertThat(host.text("state")).isEqualTo("pending");
        assertThat(asked(host)).containsEntry("times", List.of());
        assertThat(host.json().get("actions")).isEqualTo(List.of("counter", "decline", "pitch"));
    }

    @Test
    void aPlainFormWithoutATimeIsTakenToo() {
        String body =
                "name=Pat&email=pat%40example.org&profile=&know=&topic=I+would+love+to+hear+about+robots.&city=denver"
                        + "&arrive=2027-06-10&leave=2027-06-14&times=&times=&times=&meeting=coffee&pledge=on&language=en&extra=";

        Reply reply = cloud.call(
                "POST",
                "/api/requests",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(303);
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void itIsForAnyStayWithinAYearAlsoOnAClosedDay() {
        assertThat(sent("2027-06-10", "2027-06-14").status()).isEqualTo(201);
        assertThat(sent("2026-12-06", "2026-12-06").status()).as("a Sunday").isEqualTo(201);
        assertThat(sent("2027-11-22", "2027-11-23").status()).as("366 days").isEqualTo(201);
        assertThat(sent("2027-11-22", "2027-11-24").wrongFields()).containsExactly("leave");
        assertThat(sent("2026-11-20", "2026-11-21").wrongFields()).containsExactly("leave");
        assertThat(sent("2027-05-03", "2027-05-07").status())
                .as("while the host is away")
                .isEqualTo(201);
    }

    @Test
    void aStayForATripSharesADayWithIt() {
        assertThat(trip("2027-05-07", "2027-05-12").status()).isEqualTo(201);
        assertThat(trip("2027-05-01", "2027-05-03").status()).isEqualTo(201);
        Reply before = trip("2027-04-28", "2027-05-02");
        assertThat(before.wrongFields()).containsExactly("leave");
        assertThat(before.body()).contains("New York");
        assertThat(trip("2027-05-08", "2027-05-12").wrongFields()).containsExactly("arrive");
    }

    @Test
    void theHostSuggestsAndTheyMeet() {
        String id = sent("2027-06-10", "2027-06-14").text("id");
        String host = Ways.hostToken(cloud, id);

        Reply approved = cloud.post("/api/host/act", Ways.approve(host, 1, "2027-06-11T10:00"));
        assertThat(approved.status()).isEqualTo(422);
        assertThat(approved.body()).contains("Pat Visitor named no time");

        assertThat(open(host(id), "2027-06-11")).contains("10:00");
        cloud.post("/api/host/act", Ways.counter(host, 1, "2027-06-11T10:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        String visitor = Ways.visitorToken(cloud, id);
        int version = cloud.post("/api/visitor/view", Map.of("token", visitor)).version();
        Reply taken = cloud.post(
                "/api/visitor/act",
                Map.of("token", visitor, "version", version, "action", "accept", "time", "2027-06-11T10:00"));

        assertThat(taken.text("state")).isEqualTo("approved");
        cloud.sweep();
        assertThat(cloud.mailsTo("pat@example.org").stream().map(mail -> mail.subject()))
                .contains("Your turn to choose: my suggestion for our meetup")
                .anyMatch(subject -> subject.startsWith("It’s on"));
    }

    @Test
    void theAnswerIsDueWithinThePromiseAndBeforeTheyLeave() {
        Instant promised = Instant.parse(sent("2027-06-10", "2027-06-14").text("answerBy"));
        assertThat(promised).isBetween(Samples.NOW.plus(Duration.ofDays(1)), Samples.NOW.plus(Duration.ofDays(7)));

        Instant soon = Instant.parse(sent("2026-11-22", "2026-11-22").text("answerBy"));
        assertThat(soon)
                .isBetween(
                        cloud.clock.instant(),
                        LocalDate.parse("2026-11-23").atStartOfDay(DENVER).toInstant());
    }

    @Test
    void withoutAnAnswerTheVisitorIsToldAndTheHostCanMendIt() {
        String id = sent("2027-06-10", "2027-06-14").text("id");
        cloud.until(Samples.NOW.plus(Duration.ofDays(8)));

        assertThat(host(id).text("state")).isEqualTo("unanswered");
        assertThat(cloud.mailsTo("pat@example.org").stream().map(mail -> mail.subject()))
                .contains("I’m sorry: I did not answer you in time");
        assertThat(host(id).json().get("actions")).isEqualTo(List.of("counter", "pitch"));
        assertThat(open(host(id), "2027-06-11")).contains("10:00");
    }

    @Test
    void itIsKeptFromTheEndOfTheStay() {
        String id = sent("2027-06-10", "2027-06-14").text("id");
        String visitor = Ways.visitorToken(cloud, id);

        Instant forgotten =
                Instant.parse(cloud.post("/api/visitor/act", Map.of("token", visitor, "version", 1, "action", "export"))
                        .text("forgottenAt"));

        Instant ends = LocalDate.parse("2027-06-15").atStartOfDay(DENVER).toInstant();
        assertThat(forgotten).isEqualTo(ends.plus(Samples.host().rules().retention()));
    }

    @Test
    void whoAsksForOtherTimesNeedNotNameAnyButWhoMovesDoes() {
        String id = cloud.post("/api/requests", cloud.form()).text("id");
        String host = Ways.hostToken(cloud, id);
        String visitor = Ways.visitorToken(cloud, id);
        cloud.post("/api/host/act", Ways.counter(host, 1, "2026-12-02T10:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();

        Reply asked = cloud.post("/api/visitor/act", act(visitor, "ask"));
        assertThat(asked.text("state")).isEqualTo("pending");
        assertThat(asked(asked)).containsEntry("times", List.of());

        cloud.post("/api/host/act", Ways.counter(host, host(id).version(), "2026-12-02T11:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        Map<String, Object> accept = new HashMap<>(act(visitor, "accept"));
        accept.remove("times");
        accept.put("time", "2026-12-02T11:00");
        assertThat(cloud.post("/api/visitor/act", accept).text("state")).isEqualTo("approved");
        assertThat(cloud.post("/api/visitor/act", act(visitor, "move")).wrongFields())
                .containsExactly("times");
    }

    @Test
    void theHostSeesWhatIsOpenDuringTheStayHoweverFarAhead() {
        String other = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.approve(Ways.hostToken(cloud, other), 1, "2026-12-03T10:00"));
        String id = sent("2026-12-02", "2026-12-06").text("id");

        Reply host = host(id);
        assertThat(open(host, "2026-12-03")).isNotEmpty().doesNotContain("10:00", "09:30");
        assertThat(open(host, "2026-12-06")).as("a Sunday").isEmpty();
        assertThat(open(host, "2026-12-07")).as("after the stay").isEmpty();
        assertThat(open(host(trip("2027-05-01", "2027-05-04").text("id")), "2027-05-04"))
                .contains("09:00");
    }

    private Map<String, Object> act(String token, String action) {
        return Map.of(
                "token",
                token,
                "version",
                cloud.post("/api/visitor/view", Map.of("token", token)).version(),
                "action",
                action,
                "times",
                List.of());
    }

    private Reply sent(String arrive, String leave) {
        return cloud.post("/api/requests", form(arrive, leave));
    }

    private Reply trip(String arrive, String leave) {
        Map<String, Object> form = form(arrive, leave);
        form.put("city", "new-york");
        return cloud.post("/api/requests", form);
    }

    private Map<String, Object> form(String arrive, String leave) {
        Map<String, Object> form = cloud.form();
        form.put("arrive", arrive);
        form.put("leave", leave);
        form.put("times", List.of());
        return form;
    }

    private Reply host(String id) {
        return cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, id)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asked(Reply view) {
        return (Map<String, Object>) view.json().get("request");
    }

    @SuppressWarnings("unchecked")
    private static List<String> open(Reply view, String date) {
        return ((List<Map<String, Object>>) view.json().get("open"))
                .stream()
                        .filter(day -> day.get("date").equals(date))
                        .flatMap(day -> ((List<String>) day.get("times")).stream())
                        .toList();
    }
}
