package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages behind the links, from the event to the table. */
class AnsweringIT {

    private final TestCloud cloud = TestCloud.start();
    private String visitor = "";
    private String host = "";

    @BeforeEach
    void ask() {
        Reply asked = cloud.post("/api/requests", cloud.form());
        visitor = Ways.visitorToken(cloud, asked.text("id"));
        host = Ways.hostToken(cloud, asked.text("id"));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void lookingShowsEverythingAndChangesNothing() {
        var before = cloud.items();

        for (int i = 0; i < 20; i++) {
            Reply look = cloud.post("/api/host/view", Map.of("token", host));
            assertThat(look.status()).isEqualTo(200);
            assertThat(look.text("state")).isEqualTo("pending");
            assertThat(look.json().get("actions")).isEqualTo(List.of("approve", "counter", "decline", "pitch"));
            assertThat(look.body()).contains("Pat Visitor", "robots", "Sam Host", "Union Station");
            assertThat(cloud.post("/api/visitor/view", Map.of("token", visitor))
                            .json()
                            .get("actions"))
                    .isEqualTo(List.of("withdraw", "confirm", "export", "erase"));
        }

        assertThat(cloud.items()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whoeverWaitsWaitsForTwoCallsAtMost() {
        assertThat(AwsCalls.during(() -> cloud.post("/api/host/view", Map.of("token", host))))
                .containsExactly("GetItem", "BatchGetItem");
        assertThat(AwsCalls.during(() -> cloud.post("/api/visitor/view", Map.of("token", visitor))))
                .containsExactly("GetItem", "GetItem");
        assertThat(AwsCalls.during(() -> cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"))))
                .containsExactly("BatchGetItem", "TransactWriteItems");
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
        assertThat(AwsCalls.during(() -> cloud.post("/api/host/act", Ways.press(host, 2, "cancel"))))
                .containsExactly("BatchGetItem", "TransactWriteItems");
    }

    @Test
    void aDecidedRequestCannotBeDecidedAgain() {
        Reply approved = cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
        Reply declined = cloud.post("/api/host/act", Ways.press(host, 1, "decline"));

        assertThat(approved.text("state")).isEqualTo("approved");
        assertThat(approved.json()).doesNotContainKey("already").containsKey("undoUntil");
        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.json()).containsEntry("already", true);
        assertThat(declined.text("state")).isEqualTo("approved");
        assertThat(declined.text("said")).matches("You approved this on .* Denver time\\.");
    }

    @Test
    void toTheVisitorItIsPendingUntilTheDecisionHasSettled() {
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));

        Reply early = cloud.post("/api/visitor/view", Map.of("token", visitor));
        assertThat(early.text("state")).isEqualTo("pending");
        assertThat(early.body()).doesNotContain("Union Station", "said yes");
        assertThat(cloud.post("/api/visitor/calendar", Map.of("token", visitor)).status())
                .isEqualTo(404);

        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
        Reply late = cloud.post("/api/visitor/view", Map.of("token", visitor));
        assertThat(late.text("state")).isEqualTo("approved");
        assertThat(late.body()).contains("Union Station", "calendar.google.com", "outlook");
        assertThat(late.json().get("actions")).isEqualTo(List.of("move", "cancel", "confirm", "export", "erase"));
        Reply calendar = cloud.post("/api/visitor/calendar", Map.of("token", visitor));
        assertThat(calendar.headers().get("content-type")).startsWith("text/calendar");
        assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR").contains("SEQUENCE:0");
    }

    @Test
    void aDecisionCanBeUndoneUntilItSettlesAndMadeAnew() {
        cloud.post("/api/host/act", Ways.press(host, 1, "decline"));
        Reply undone = cloud.post("/api/host/act", Ways.press(host, 2, "undo"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();

        assertThat(undone.text("state")).isEqualTo("pending");
        assertThat(notices()).containsExactlyInAnyOrder("REQUEST_TO_HOST", "RECEIPT_TO_VISITOR");

        assertThat(cloud.post("/api/host/act", Ways.approve(host, 3, "2026-12-04T09:00"))
                        .text("state"))
                .isEqualTo("approved");
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
        Reply late = cloud.post("/api/host/act", Ways.press(host, 4, "undo"));

        assertThat(late.json()).containsEntry("already", true);
        assertThat(late.text("state")).isEqualTo("approved");
        assertThat(notices()).contains("INVITE_TO_VISITOR", "INVITE_TO_HOST");
    }

    @Test
    void aCancelledMeetupIsToldToBothAndItsTimeIsFree() {
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();

        Map<String, Object> press = new HashMap<>(Ways.press(visitor, 2, "cancel"));
        press.put("note", "My flight was cancelled, sorry!");
        Reply cancelled = cloud.post("/api/visitor/act", press);
        cloud.sweep();

        assertThat(cancelled.text("state")).isEqualTo("cancelled");
        assertThat(notices()).contains("CANCELLATION_TO_VISITOR", "CANCELLATION_TO_HOST");
        assertThat(cloud.get("/api/openings").body()).contains("10:00");
        assertThat(cloud.items("month").get(0).get("entries").m()).isEmpty();
        assertThat(cloud.post("/api/host/view", Map.of("token", host)).text("said"))
                .startsWith("Pat Visitor cancelled this on");
    }

    @Test
    void aWithdrawalBeatsADecisionThatNobodyHasHeardOf() {
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));

        // The page that the visitor has open shows the first version, and so does a new one
        assertThat(cloud.post("/api/visitor/view", Map.of("token", visitor)).version())
                .isEqualTo(1);
        Reply withdrawn = cloud.post("/api/visitor/act", Ways.press(visitor, 1, "withdraw"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();

        assertThat(withdrawn.text("state")).isEqualTo("withdrawn");
        assertThat(notices()).contains("WITHDRAWAL_TO_HOST").doesNotContain("INVITE_TO_VISITOR");
        assertThat(cloud.items("month").get(0).get("entries").m()).isEmpty();
    }

    @Test
    void whatHasPassedIsNeitherApprovedNorCancelled() {
        cloud.clock.advance(Duration.ofDays(14));
        assertThat(cloud.post("/api/host/view", Map.of("token", host)).json().get("actions"))
                .isEqualTo(List.of("counter", "decline", "pitch"));
        assertThat(cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"))
                        .wrongFields())
                .containsExactly("time");
    }

    @Test
    void aPressOnAnOlderPageIsAskedToLookAgain() {
        cloud.post("/api/host/act", Ways.press(host, 1, "decline"));
        cloud.post("/api/host/act", Ways.press(host, 2, "undo"));

        assertThat(cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anOverlapNeedsTheHostsExpressWish() {
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
        String other =
                Ways.hostToken(cloud, cloud.post("/api/requests", cloud.form()).text("id"));

        Reply look = cloud.post("/api/host/view", Map.of("token", other));
        Map<String, Object> approve = new HashMap<>(Ways.approve(other, 1, "2026-12-03T10:00"));
        Reply refused = cloud.post("/api/host/act", approve);
        approve.put("anyway", true);
        Reply both = cloud.post("/api/host/act", approve);

        assertThat(look.json().get("near").toString()).contains("Pat Visitor", "2026-12-03T10:00");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("anyway");
        assertThat(both.text("state")).isEqualTo("approved");
        assertThat(cloud.items("month").get(0).get("entries").m()).hasSize(2);
    }

    @Test
    void whoeverHoldsNoGenuineLinkLearnsNothing() {
        String foreign =
                Ways.hostToken(cloud, cloud.post("/api/requests", cloud.form()).text("id"));
        Reply known = cloud.post("/api/visitor/view", Map.of("token", host));
        assertThat(known.status()).isEqualTo(404);
        for (Object token : List.of(
                visitor, "", "x", foreign.substring(1), host + "=", host + ".", 1, List.of(host), "A".repeat(10_000))) {
            Reply reply = cloud.post("/api/host/view", Map.of("token", token));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).isEqualTo(known.body());
        }
        assertThat(cloud.post("/api/host/view", Map.of()).body()).isEqualTo(known.body());
    }

    @Test
    void whatIsNotThereIsNotThereWhateverElseTheBodySays() {
        assertThat(cloud.post("/api/visitor/act", Ways.press(visitor, 1, "erase"))
                        .status())
                .isEqualTo(200);
        Reply known = cloud.post("/api/visitor/view", Map.of("token", visitor));
        assertThat(known.status()).isEqualTo(404);

        Map<String, List<String>> tokens = Map.of(
                "/api/visitor/act", List.of(visitor, host, "x"),
                "/api/host/act", List.of(host, visitor, "x"));
        List<Map<String, Object>> others = List.of(
                Map.of(),
                Map.of("version", "one"),
                Map.of("version", 1, "action", "dance"),
                Map.of("version", 1, "action", "met", "time", "noon", "times", "noon", "why", "x"));
        tokens.forEach((path, each) -> each.forEach(token -> others.forEach(other -> {
            Map<String, Object> body = new HashMap<>(other);
            body.put("token", token);
            Reply reply = cloud.post(path, body);
            assertThat(reply.status()).as("%s with %s", path, other).isEqualTo(404);
            assertThat(reply.body()).isEqualTo(known.body());
        })));
        // Nor is a field that is not known, where the link is genuine and only the request is gone.
        for (String path : List.of("/api/visitor/view", "/api/visitor/act", "/api/visitor/calendar")) {
            assertThat(cloud.post(path, Map.of("token", visitor, "id", "x")).body())
                    .isEqualTo(known.body());
        }
        for (String path : List.of("/api/host/view", "/api/host/act")) {
            assertThat(cloud.post(path, Map.of("token", host, "id", "x")).body())
                    .isEqualTo(known.body());
        }
    }

    @Test
    void anExpiredRequestIsGoneThoughItsRowIsStillThere() {
        cloud.clock.advance(Duration.ofDays(120));

        assertThat(cloud.items("request")).hasSize(1);
        assertThat(cloud.post("/api/host/view", Map.of("token", host)).status()).isEqualTo(404);
        assertThat(cloud.post("/api/visitor/act", Ways.press(visitor, 1, "withdraw"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPressThatMakesNoSenseIsToldWhatWould() {
        assertThat(cloud.post("/api/host/act", Ways.press(host, 1, "cancel")).wrongFields())
                .containsExactly("action");
        assertThat(cloud.post("/api/host/act", Ways.press(host, 1, "dance")).wrongFields())
                .containsExactly("action");
        assertThat(cloud.post("/api/visitor/act", Ways.press(visitor, 1, "approve"))
                        .wrongFields())
                .containsExactly("action");
        assertThat(cloud.post("/api/host/act", Map.of("token", host, "id", "x")).status())
                .isEqualTo(400);
        assertThat(cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T11:00"))
                        .wrongFields())
                .containsExactly("time");
    }

    private List<String> notices() {
        return cloud.items("mail").stream()
                .map(row -> row.get("sk").s().split("#", -1)[1])
                .toList();
    }
}
