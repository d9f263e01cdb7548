package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The public account of the promise, from the presses to what the page reads. */
class LedgerIT {

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void itIsReadInOneCall() {
        assertThat(AwsCalls.during(() -> cloud.get("/api/promise"))).containsExactly("GetItem");
    }

    @Test
    void underThreeRequestsNobodyIsToldAPercentage() {
        assertThat(figures()).isEqualTo(figures(0, 0, null, null, 0, 0));

        decline();
        decline();
        assertThat(figures()).isEqualTo(figures(2, 2, null, null, 0, 0));

        decline();
        assertThat(figures()).isEqualTo(figures(3, 3, 100, 1, 0, 0));
    }

    @Test
    void whatIsNotAnsweredInTimeCountsAgainstTheHostAndWhatStillWaitsOrIsUnprovedDoesNot() {
        for (int i = 0; i < 3; i++) {
            decline();
        }
        Reply proved = cloud.post("/api/requests", cloud.form());
        cloud.post("/api/requests", cloud.form());
        cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, proved.text("id")), 1, "confirm"));
        assertThat(figures()).isEqualTo(figures(3, 3, 100, 1, 0, 0));

        cloud.clock.advance(Duration.ofDays(4));
        cloud.sweep();
        assertThat(figures()).isEqualTo(figures(4, 3, 75, 1, 0, 0));
    }

    @Test
    void bothSidesSayWhetherTheyMetAndTheVisitorHasTheLastWord() {
        Reply asked = cloud.post("/api/requests", cloud.form());
        String host = Ways.hostToken(cloud, asked.text("id"));
        String visitor = Ways.token(asked.text("statusUrl"));
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
        settle();
        cloud.clock.advance(Duration.ofDays(12));
        assertThat(figures()).isEqualTo(figures(1, 1, null, null, 0, 0));

        int version = cloud.post("/api/host/view", Map.of("token", host)).version();
        cloud.post("/api/host/act", Ways.press(host, version, "met"));
        assertThat(figures()).isEqualTo(figures(1, 1, null, null, 1, 0));

        version = cloud.post("/api/visitor/view", Map.of("token", visitor)).version();
        cloud.post("/api/visitor/act", Ways.press(visitor, version, "missed"));
        assertThat(figures()).isEqualTo(figures(1, 1, null, null, 0, 1));
    }

    @Test
    void whoeverWasTakenForASalespersonIsClosedWithoutAMailToTheHostAndCountsNot() {
        // Given
        Reply pitch = cloud.post("/api/requests", cloud.form());
        cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, pitch.text("id")), 1, "pitch"));
        settle();
        int toHost = cloud.mailsTo("host@example.com").size();

        // When the same mailbox asks again, under a twin of its address
        Map<String, Object> again = cloud.form();
        again.put("email", "PAT+offer@example.org");
        Reply second = cloud.post("/api/requests", again);
        cloud.sweep();

        // Then
        assertThat(second.status()).isEqualTo(201);
        String host = Ways.hostToken(cloud, second.text("id"));
        Reply view = cloud.post("/api/host/view", Map.of("token", host));
        assertThat(view.text("state")).isEqualTo("pitch");
        assertThat(cloud.mailsTo("host@example.com")).hasSize(toHost);
        assertThat(figures()).isEqualTo(figures(0, 0, null, null, 0, 0));

        // And the host may change their mind, with which the mailbox is as any other
        cloud.post("/api/host/act", with(Ways.press(host, view.version(), "counter"), List.of("2026-12-08T09:00")));
        settle();
        again.put("topic", "I am not selling anything, I would like to walk.");
        Reply third = cloud.post("/api/requests", again);
        assertThat(cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, third.text("id"))))
                        .text("state"))
                .isEqualTo("pending");
    }

    private static Map<String, Object> with(Map<String, Object> press, List<String> times) {
        Map<String, Object> more = new HashMap<>(press);
        more.put("times", times);
        return more;
    }

    private void decline() {
        String id = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, id), 1, "decline"));
        settle();
    }

    private void settle() {
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
    }

    private Map<String, Object> figures() {
        return cloud.get("/api/promise").json();
    }

    private static Map<String, Object> figures(
            int asked, int answered, Integer percent, Integer median, int met, int missed) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("asked", asked);
        figures.put("answered", answered);
        figures.put("answeredPercent", percent);
        figures.put("medianHoursToAnswer", median);
        figures.put("met", met);
        figures.put("missed", missed);
        return figures;
    }
}
