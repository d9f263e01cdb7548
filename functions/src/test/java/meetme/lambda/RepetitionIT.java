package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.aws.dynamo.DynamoRingStore;
import meetme.aws.dynamo.Table;
import meetme.lambda.TestCloud.Reply;
import meetme.security.KeyRing;
import meetme.security.RingHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same key and body get the same answer, whatever has happened since. */
class RepetitionIT {

    private static final Map<String, String> KEY = Map.of("idempotency-key", "mine");

    private static final Map<String, String> PLAIN = Map.of("content-type", "application/x-www-form-urlencoded");

    private final TestCloud cloud = TestCloud.start();
    private final Inviting host = new Inviting(cloud);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aFormThatIsSentAgainAfterTheKeysWereRotatedGetsTheSameLink() {
        Map<String, Object> form = cloud.form();
        Reply first = cloud.post("/api/requests", form, KEY);
        rotate();

        Reply again = cloud.post("/api/requests", form, KEY);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(opens(again)).isEqualTo("pending");
        assertThat(cloud.post("/api/requests", cloud.form()).text("statusUrl"))
                .as("what is signed anew is signed with the new key")
                .doesNotStartWith(first.text("statusUrl").substring(0, 20));
    }

    @Test
    void anInvitationThatIsAnsweredAgainAfterTheKeysWereRotatedGetsTheSameLink() {
        List<String> tokens = host.invite("denver", "Alex Guest", "Kim Guest");
        Map<String, Object> form = host.form();
        Map<String, Object> choice = Inviting.chosen("2026-12-01T08:00");
        Reply yes = host.press(tokens.getFirst(), 1, "yes", choice, KEY);
        Reply another = host.press(tokens.getLast(), 1, "another", form, KEY);
        rotate();

        assertThat(host.press(tokens.getFirst(), 1, "yes", choice, KEY).body()).isEqualTo(yes.body());
        assertThat(host.press(tokens.getLast(), 1, "another", form, KEY).body()).isEqualTo(another.body());
        assertThat(opens(yes)).isEqualTo("approved");
        assertThat(opens(another)).isEqualTo("pending");
    }

    @Test
    void whoInvitesAgainAfterTheKeysWereRotatedGetsTheSameLinks() {
        Map<String, Object> body =
                host.body("denver", List.of(Inviting.named("Alex Guest"), Inviting.named("Kim Guest")));
        Reply first = cloud.post("/api/host/invite", body, KEY);
        rotate();

        Reply again = cloud.post("/api/host/invite", body, KEY);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Inviting.invited(again))
                .allSatisfy(each -> assertThat(
                                host.view(Ways.token((String) each.get("url"))).status())
                        .isEqualTo(200));
    }

    @Test
    void aNoThatIsSentAgainIsAnsweredAsBeforeWhateverHasBecomeOfItSince() {
        List<String> tokens = host.invite("denver", "Alex Guest", "Kim Guest");
        Map<String, Object> why = Map.of("why", "busy", "word", "Next time!");
        Reply no = host.press(tokens.getFirst(), 1, "no", why, KEY);
        assertThat(no.json()).containsEntry("state", "no").containsKeys("days", "stamp");

        cloud.clock.advance(Duration.ofHours(1));
        host.press(tokens.getLast(), 1, "yes", Inviting.chosen("2026-12-01T08:00"));
        assertThat(host.press(tokens.getFirst(), 1, "no", why, KEY).body()).isEqualTo(no.body());
        host.press(tokens.getFirst(), no.version(), "yes", Inviting.chosen("2026-12-02T08:00"));
        assertThat(host.press(tokens.getFirst(), 1, "no", why, KEY).body()).isEqualTo(no.body());
        assertThat(host.view(tokens.getFirst()).json()).containsEntry("state", "yes");
    }

    @Test
    void aKeyThatWasUsedIsSaidToBeUsedWhateverElseIsWrong() {
        String token = host.invite("denver", "Alex Guest").getFirst();
        host.press(token, 1, "no", Map.of(), KEY);

        assertThat(cloud.post("/api/invited/act", Map.of("token", token), KEY).status())
                .isEqualTo(409);
        assertThat(cloud.post("/api/invited/act", Map.of("token", token)).status())
                .isEqualTo(422);
    }

    @Test
    void aPlainFormThatIsSentAgainIsAnsweredAsBeforeThoughItsTimeHasBecomeTooSoon() {
        cloud.clock.forwardTo(Instant.parse("2026-12-02T16:58:00Z"));
        byte[] form = plain("2026-12-03", "pat@example.org");
        Reply first = cloud.call("POST", "/api/requests", PLAIN, form);
        assertThat(first.status()).as(first.body()).isEqualTo(303);

        cloud.clock.advance(Duration.ofMinutes(5));
        assertThat(cloud.call("POST", "/api/requests", PLAIN, form)).isEqualTo(first);
        cloud.clock.advance(Duration.ofMinutes(10));
        assertThat(cloud.call("POST", "/api/requests", PLAIN, form).status()).isEqualTo(422);
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void aPlainFormThatIsClosedAsAPitchIsClosedOnceHoweverOftenItIsSent() {
        Map<String, Object> pitch = cloud.form();
        String id = cloud.post("/api/requests", pitch).text("id");
        assertThat(cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, id), 1, "pitch"))
                        .status())
                .isEqualTo(200);
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        byte[] form = plain("2026-12-03", (String) pitch.get("email"));

        Reply first = cloud.call("POST", "/api/requests", PLAIN, form);
        for (int press = 0; press < 2; press++) {
            assertThat(cloud.call("POST", "/api/requests", PLAIN, form)).isEqualTo(first);
        }

        assertThat(first.status()).isEqualTo(422);
        assertThat(cloud.items("request")).hasSize(2);
    }

    private static byte[] plain(String day, String email) {
        return ("name=Pat&email=" + email.replace("@", "%40")
                        + "&topic=Robots%2C+and+how+they+began&city=denver&arrive=" + day + "&leave=" + day + "&times="
                        + day + "T10:00&meeting=coffee&pledge=on")
                .getBytes(UTF_8);
    }

    @Test
    void onceTheKeyIsGoneTheLinkIsSignedWithTheNewestOne() {
        Map<String, Object> form = cloud.form();
        Reply first = cloud.post("/api/requests", form, KEY);
        rotate();
        RingHistory rotated = history();
        String newest = rotated.ring().current();
        KeyRing alone = new KeyRing(newest, Map.of(newest, rotated.ring().keys().get(newest)));
        assertThat(rings().save(Optional.of(rotated), new RingHistory(alone, Map.of())))
                .isTrue();
        cloud.answersWith(cloud.deployedWith(Map.of()));

        Reply again = cloud.post("/api/requests", form, KEY);

        assertThat(again.json()).containsEntry("id", first.text("id"));
        assertThat(opens(again)).isEqualTo("pending");
    }

    private String opens(Reply answer) {
        return cloud.post("/api/visitor/view", Map.of("token", Ways.token(answer.text("statusUrl"))))
                .text("state");
    }

    /** Signs with a new key from now on, in a function that has read no other. */
    private void rotate() {
        RingHistory before = history();
        assertThat(rings().save(Optional.of(before), before.turned(new SecureRandom(), cloud.clock.instant())))
                .isTrue();
        assertThat(history().ring().keys()).hasSize(2).containsKey(before.ring().current());
        cloud.answersWith(cloud.deployedWith(Map.of()));
    }

    private RingHistory history() {
        return rings().find().orElseThrow();
    }

    private DynamoRingStore rings() {
        return new DynamoRingStore(new Table(cloud.dynamo, cloud.table));
    }
}
