package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Many press at once. */
class RacesIT {

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void of24WhoDecideAtOnceOneWinsAndTheOthersSeeWhatWasDecided() throws Exception {
        // Given a request, and 16 presses of the host's three buttons beside 8 withdrawals of the visitor's
        Map<String, Object> form = cloud.form();
        Reply asked = cloud.post("/api/requests", form);
        String visitor = Ways.token(asked.text("statusUrl"));
        String host = Ways.hostToken(cloud, asked.text("id"));
        List<Callable<Reply>> presses = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            presses.add(
                    switch (i % 6) {
                        case 0, 3 -> () -> cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
                        case 1 -> () -> cloud.post("/api/host/act", Ways.press(host, 1, "decline"));
                        case 2 -> () -> cloud.post("/api/host/act", Ways.press(host, 1, "pitch"));
                        default -> () -> cloud.post("/api/visitor/act", Ways.press(visitor, 1, "withdraw"));
                    });
        }

        // When all press at the same moment
        List<Reply> replies = atOnce(presses);

        // Then one of the host's has changed something at most, and one of the visitor's: to them, what nobody has been
        // told
        // of has not happened, so that they may still withdraw. Everybody else sees what became of it.
        assertThat(replies).extracting(Reply::status).isNotEmpty().isSubsetOf(200, 409);
        List<Reply> changing = replies.stream()
                .filter(reply -> reply.status() == 200 && reply.json().get("already") == null)
                .toList();
        assertThat(changing.stream().filter(reply -> reply.json().containsKey("places")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(changing.stream().filter(reply -> !reply.json().containsKey("places")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(changing).isNotEmpty();
        Map<String, AttributeValue> is = cloud.items("request").get(0).get("is").m();
        String state = is.getOrDefault("after", AttributeValue.fromM(is))
                .m()
                .get("state")
                .s();
        assertThat(changing).extracting(reply -> reply.text("state")).contains(state);

        // And there is one set of outbox rows, whatever time brings
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        List<String> notices = cloud.items("mail").stream()
                .map(row -> row.get("sk").s().split("#", -1)[1])
                .toList();
        assertThat(notices).isNotEmpty().doesNotHaveDuplicates().contains("REQUEST_TO_HOST", "RECEIPT_TO_VISITOR");
        assertThat(notices)
                .containsAll(
                        switch (state) {
                            case "approved" -> List.of("INVITE_TO_VISITOR", "INVITE_TO_HOST");
                            case "declined" -> List.of("DECLINE_TO_VISITOR");
                            case "pitch" -> List.of("PITCH_TO_VISITOR");
                            case "withdrawn" -> List.of("WITHDRAWAL_TO_HOST");
                            default -> throw new AssertionError(state);
                        });
        assertThat(cloud.stores()
                        .agendas()
                        .agenda(Set.of(YearMonth.of(2026, 12)))
                        .busy())
                .hasSize(state.equals("approved") ? 1 : 0);
    }

    @Test
    void fiftyTwinsOfOneFormAreOneRequest() throws Exception {
        Map<String, Object> form = cloud.form();
        List<Callable<Reply>> twins = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            twins.add(() -> persistently(
                    () -> cloud.post("/api/requests", form, Map.of("idempotency-key", "one and the same"))));
        }

        List<Reply> replies = atOnce(twins);

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(cloud.items("request")).hasSize(1);
        assertThat(cloud.items("mail")).hasSize(2);
    }

    @Test
    void twoApprovalsOfOneTimeCannotBothPassUnseen() throws Exception {
        for (int round = 0; round < 5; round++) {
            String first = asked("first" + round);
            String second = asked("second" + round);
            List<Reply> replies = atOnce(List.of(
                    () -> cloud.post("/api/host/act", Ways.approve(first, 1, "2026-12-03T10:00")),
                    () -> cloud.post("/api/host/act", Ways.approve(second, 1, "2026-12-03T10:00"))));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 422);
            assertThat(replies.stream()
                            .filter(reply -> reply.status() == 422)
                            .flatMap(reply -> reply.wrongFields().stream()))
                    .containsExactly("anyway");

            // And the next round finds the time free again
            for (String host : List.of(first, second)) {
                cloud.post("/api/host/act", Ways.press(host, 2, "undo"));
            }
        }
    }

    @Test
    void ofEightPressesAtOnceInOneMonthNoneIsSentAway() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Callable<Reply>> presses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String host = asked("pat" + round + i);
                presses.add(() -> {
                    Map<String, Object> anyway = new HashMap<>(Ways.approve(host, 1, "2026-12-03T10:00"));
                    anyway.put("anyway", true);
                    return cloud.post("/api/host/act", anyway);
                });
            }

            assertThat(atOnce(presses)).extracting(Reply::status).containsOnly(200);
        }
        assertThat(cloud.stores()
                        .agendas()
                        .agenda(Set.of(YearMonth.of(2026, 12)))
                        .busy())
                .hasSize(40);
    }

    // As the page does: what is answered 503 is sent again under the same key.
    private static Reply persistently(Callable<Reply> call) throws Exception {
        Reply reply = call.call();
        for (int again = 0; reply.status() == 503 && again < 10; again++) {
            reply = call.call();
        }
        return reply;
    }

    private String asked(String who) {
        Map<String, Object> form = cloud.form();
        form.put("email", who + "@example.org");
        return Ways.hostToken(cloud, cloud.post("/api/requests", form).text("id"));
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (Callable<Reply> call : calls) {
                replies.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<Reply> all = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                all.add(reply.get());
            }
            return all;
        }
    }
}
