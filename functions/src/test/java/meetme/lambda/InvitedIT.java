package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever is invited sees and presses, from the event to the table. */
class InvitedIT {

    private static final String EIGHT_ON_TUESDAY = "2026-12-01T08:00";

    private final TestCloud cloud = TestCloud.start();
    private final Inviting host = new Inviting(cloud);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aYesBooksTheTimeAtOnceAndIsToldToBoth() {
        Map<String, Object> alex = Inviting.named("Alex Guest");
        alex.put("line", "Coffee near the station?");
        String token = Ways.token((String) Inviting.invited(host.invite("denver", List.of(alex)))
                .getFirst()
                .get("url"));

        Reply seen = host.view(token);
        assertThat(seen.json())
                .containsEntry("state", "open")
                .containsEntry("name", "Alex Guest")
                .containsEntry("host", "Sam Host")
                .containsEntry("line", "Coffee near the station?")
                .containsEntry("version", 1)
                .containsEntry("actions", List.of("yes", "no", "another", "erase"));
        assertThat(seen.json().get("city").toString()).contains("id=denver", "name=Denver", "America/Denver");
        assertThat(seen.json().get("days"))
                .isEqualTo(days(cloud.get("/api/openings")).subList(0, size(seen)));

        Reply yes = host.press(token, 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY));

        assertThat(yes.status()).as(yes.body()).isEqualTo(200);
        assertThat(yes.json()).containsOnlyKeys("state", "statusUrl").containsEntry("state", "yes");
        Reply status = cloud.post("/api/visitor/view", Map.of("token", Ways.token(yes.text("statusUrl"))));
        assertThat(status.json()).containsEntry("state", "approved");
        assertThat(status.body()).contains("2026-12-01T08:00").contains("\"name\":\"Alex Guest\"");
        cloud.sweep();
        assertThat(cloud.mailsTo("alex@example.org")).hasSize(1);
        assertThat(cloud.mailsTo("host@example.com")).hasSize(1);
        assertThat(host.only()).containsEntry("state", "yes").containsEntry("time", EIGHT_ON_TUESDAY);
        assertThat(host.view(token).body()).doesNotContain("Alex", "station", EIGHT_ON_TUESDAY, "alex@example.org");
        assertThat(cloud.get("/api/openings").body()).doesNotContain("2026-12-01\",\"times\":[\"08:00\"");
    }

    private static int size(Reply view) {
        return ((List<?>) view.json().get("days")).size();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> days(Reply openings) {
        return (List<Object>) ((List<Map<String, Object>>) openings.json().get("cities"))
                .getFirst()
                .get("days");
    }

    @Test
    void whoeverPressesAgainAfterALostAnswerGetsTheSameAndNobodyElseDoes() {
        String token = host.invite("denver", "Alex Guest").getFirst();
        Map<String, String> key = Map.of("idempotency-key", "mine");
        Map<String, Object> choice = Inviting.chosen(EIGHT_ON_TUESDAY);
        Reply first = host.press(token, 1, "yes", choice, key);

        Reply again = host.press(token, 1, "yes", choice, key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());

        for (Map<String, String> other : List.of(Map.<String, String>of(), Map.of("idempotency-key", "theirs"))) {
            Reply theirs = host.press(token, 1, "yes", Inviting.chosen("2026-12-02T08:00", "kim@example.org"), other);
            assertThat(theirs.status()).isEqualTo(200);
            assertThat(theirs.json()).isEqualTo(Map.of("state", "yes", "already", true));
        }
        assertThat(host.press(token, 1, "yes", Inviting.chosen("2026-12-02T08:00"), key)
                        .status())
                .isEqualTo(409);
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void aTimeThatHasJustBeenTakenIsRefusedWithTheDaysAnew() {
        List<String> tokens = host.invite("denver", "Alex Guest", "Kim Guest");
        host.press(tokens.getFirst(), 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY));

        Reply late = host.press(tokens.getLast(), 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY, "kim@example.org"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("days"))
                .isEqualTo(host.view(tokens.getLast()).json().get("days"));
        assertThat(late.body()).doesNotContain("2026-12-01\",\"times\":[\"08:00\"");
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void aNoTakesAReasonAndAWordAndCanStillBecomeAYes() {
        String token = host.invite("denver", "Alex Guest").getFirst();

        Reply no = host.press(token, 1, "no", Map.of());
        assertThat(no.json())
                .containsEntry("state", "no")
                .containsEntry("actions", List.of("yes", "another", "erase"))
                .doesNotContainKey("name");
        assertThat(host.press(token, no.version(), "no", Map.of()).json())
                .isEqualTo(Map.of("state", "no", "already", true));
        Reply why = host.press(token, no.version(), "no", Map.of("why", "rather-not", "word", "Sorry, Sam."));
        assertThat(why.status()).as(why.body()).isEqualTo(200);
        assertThat(host.only())
                .containsEntry("state", "no")
                .containsEntry("why", "rather-not")
                .containsEntry("word", "Sorry, Sam.");

        Reply yes = host.press(token, why.version(), "yes", Inviting.chosen(EIGHT_ON_TUESDAY));
        assertThat(yes.text("statusUrl")).contains("/status#");
        assertThat(host.only()).containsEntry("state", "yes").doesNotContainKeys("why", "word");
    }

    @Test
    void anotherTimeMakesAnOrdinaryRequestMarkedAsInvited() {
        String token = host.invite("denver", "Alex Guest").getFirst();
        Map<String, Object> form = host.form();
        form.remove("city");
        form.put("times", List.of());

        Reply another = host.press(token, 1, "another", form, Map.of("idempotency-key", "k"));

        assertThat(another.status()).as(another.body()).isEqualTo(200);
        assertThat(another.json()).containsEntry("state", "another");
        assertThat(host.press(token, 1, "another", form, Map.of("idempotency-key", "k"))
                        .body())
                .isEqualTo(another.body());
        Reply status = cloud.post("/api/visitor/view", Map.of("token", Ways.token(another.text("statusUrl"))));
        assertThat(status.json()).containsEntry("state", "pending");
        assertThat(status.body()).contains("\"invited\":{").contains("\"answer\":\"another\"");
        assertThat(host.only()).containsEntry("state", "another");
        assertThat(cloud.items("count"))
                .as("it is in none of the public counts")
                .isEmpty();
        assertThat(host.press(token, 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY))
                        .json())
                .isEqualTo(Map.of("state", "another", "already", true));
    }

    @Test
    void whatIsErasedIsNowhereButTheRequestThatCameOfItStays() {
        List<String> tokens = host.invite("denver", "Alex Guest", "Kim Guest");
        Reply yes = host.press(tokens.getFirst(), 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY));
        Map<String, String> key = Map.of("idempotency-key", "k");

        for (String token : tokens) {
            int version = host.view(token).version();
            Reply erased = host.press(token, version, "erase", Map.of(), key);
            assertThat(erased.json()).isEqualTo(Map.of("state", "erased"));
            assertThat(host.press(token, version, "erase", Map.of(), key).body())
                    .isEqualTo(erased.body());
            assertThat(host.view(token).status()).isEqualTo(404);
            assertThat(host.press(token, version, "yes", Inviting.chosen(EIGHT_ON_TUESDAY))
                            .status())
                    .isEqualTo(404);
            assertThat(host.press(token, version, "yes", Map.of("status", "x")).status())
                    .as("whoever holds it learns nothing, whatever they send")
                    .isEqualTo(404);
        }
        assertThat(Inviting.invited(host.list()))
                .extracting(each -> each.get("state"))
                .containsExactlyInAnyOrder("yes", "over");
        assertThat(Inviting.invited(host.list()))
                .allSatisfy(each -> assertThat(each).containsEntry("name", null));
        assertThat(cloud.items("invitation").toString()).doesNotContain("Alex", "Kim");
        assertThat(cloud.post("/api/visitor/view", Map.of("token", Ways.token(yes.text("statusUrl"))))
                        .json())
                .containsEntry("state", "approved");
    }

    @Test
    void whatIsTakenBackOrOverSaysSoAndNothingElse() {
        List<String> tokens = host.invite("denver", "Alex Guest", "Kim Guest");
        Object id = Inviting.invited(host.list()).stream()
                .filter(each -> each.get("name").equals("Alex Guest"))
                .findFirst()
                .orElseThrow()
                .get("id");
        assertThat(host.withdraw(id).status()).isEqualTo(200);
        assertThat(host.withdraw(id).status()).as("a second press").isEqualTo(200);

        assertThat(host.view(tokens.getFirst()).json())
                .containsEntry("state", "withdrawn")
                .containsEntry("actions", List.of("erase"))
                .containsEntry("days", List.of())
                .doesNotContainKey("name");
        assertThat(host.press(tokens.getFirst(), 1, "yes", Inviting.chosen(EIGHT_ON_TUESDAY))
                        .json())
                .isEqualTo(Map.of("state", "withdrawn", "already", true));

        cloud.clock.advance(Duration.ofDays(60));
        assertThat(host.view(tokens.getLast()).json())
                .containsEntry("state", "over")
                .doesNotContainKey("name");
        assertThat(host.press(tokens.getLast(), 1, "no", Map.of()).json())
                .isEqualTo(Map.of("state", "over", "already", true));
        assertThat(host.list().json().get("counts"))
                .isEqualTo(Map.of("open", 0, "yes", 0, "no", 0, "another", 0, "over", 1));
    }

    @Test
    void lookingChangesNothingHoweverItIsDone() {
        String token = host.invite("denver", "Alex Guest").getFirst();
        host.view(token);
        var before = cloud.items();

        for (String path : List.of("/api/invited/view", "/api/invited/act", "/api/host/invitations")) {
            for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT")) {
                assertThat(cloud.call(method, path, Map.of(), new byte[0]).status())
                        .isEqualTo(405);
            }
        }
        host.view(token);
        host.list();

        assertThat(cloud.items()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(cloud.mails()).isEmpty();
    }

    @Test
    void aStaleVersionIsRefusedWhileThePressWouldStillBePossible() {
        String token = host.invite("denver", "Alex Guest").getFirst();
        host.press(token, 1, "no", Map.of());

        for (String action : List.of("yes", "erase")) {
            Reply stale = host.press(token, 1, action, Inviting.chosen(EIGHT_ON_TUESDAY));
            assertThat(stale.status()).isEqualTo(409);
        }
        assertThat(host.only()).containsEntry("state", "no");
    }
}
