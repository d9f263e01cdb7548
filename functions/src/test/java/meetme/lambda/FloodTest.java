package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trust rows 2 and 9: the form is no way to write to others, nor to drain the host's wallet. */
class FloodTest {

    /** A thousand posts take a while; {@code -Dmeetme.flood=10000} takes its time, as CI does. */
    private static final int FLOOD = Integer.getInteger("meetme.flood", 1_000);

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void fiveHundredPostsToOneVictimAreTwoRequestsAndOneReceiptADay() {
        Map<String, Object> form = cloud.form();
        List<String> spellings =
                List.of("vic.tim@gmail.com", "victim@gmail.com", "VicTim+1@gmail.com", "v.i.c.t.i.m+x@googlemail.com");
        int accepted = 0;
        for (int i = 0; i < 500; i++) {
            form.put("email", spellings.get(i % spellings.size()));
            Reply reply = cloud.post("/api/requests", form, from("203.0." + i / 250 + "." + i % 250 + ":4000"));
            assertThat(reply.status()).isIn(201, 429);
            accepted += reply.status() == 201 ? 1 : 0;
        }
        cloud.sweep();

        assertThat(accepted).isEqualTo(2);
        assertThat(cloud.mails().stream().filter(mail -> !mail.to().contains("host@example.com")))
                .as("receipts")
                .hasSize(1);

        // And the host's answers are all that follows
        cloud.items("request").stream()
                .map(item -> item.get("pk").s())
                .forEach(pk -> cloud.post(
                        "/api/host/act",
                        Ways.press(Ways.hostToken(cloud, pk.substring("request#".length())), 1, "pitch")));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        assertThat(cloud.mails().stream().filter(mail -> !mail.to().contains("host@example.com")))
                .as("receipt and answers")
                .hasSize(3);
    }

    @Test
    void aFloodOfOneClientIsFiftyRequestsAndAnotherClientGetsThrough() {
        Map<String, Object> form = cloud.form();
        long accepted = IntStream.range(0, FLOOD)
                .parallel()
                .mapToObj(i -> asRobot(i, form))
                .filter(reply -> reply.status() == 201)
                .count();

        assertThat(accepted).isEqualTo(50);
        assertThat(cloud.items("request")).hasSize(50);
        form.put("email", "pat@example.org");
        assertThat(cloud.post("/api/requests", form, from("2001:db8:1:3::1:55000"))
                        .status())
                .isEqualTo(201);

        cloud.clock.advance(Duration.ofHours(23));
        form.put("email", "robot@example.net");
        assertThat(cloud.post("/api/requests", form, from("2001:db8:1:2::1:55000"))
                        .status())
                .as("the day after")
                .isEqualTo(201);
    }

    // Whatever the client claims of itself, and from whichever corner of its own network
    private Reply asRobot(int i, Map<String, Object> form) {
        Map<String, Object> own = new HashMap<>(form);
        own.put("email", "robot" + i + "@example.org");
        Map<String, String> headers = new HashMap<>(from("2001:db8:1:2:" + Integer.toHexString(i) + "::1:55000"));
        headers.put("x-forwarded-for", "198.51.100." + i % 256);
        Reply reply = cloud.post("/api/requests", own, headers);
        // Two at a time never collide so often that one of them is told to come back
        assertThat(reply.status()).isIn(201, 429);
        if (reply.status() == 429) {
            assertThat(Integer.parseInt(reply.headers().get("retry-after"))).isBetween(1, 86_401);
        }
        return reply;
    }

    @Test
    void theFormWithoutAScriptIsHeldTighter() {
        int accepted = 0;
        for (int i = 0; i < 12; i++) {
            Reply reply =
                    cloud.call("POST", "/api/requests", headers("192.0.2.7:1"), plain("pat" + i + "@example.org"));
            accepted += reply.status() == 303 ? 1 : 0;
            if (reply.status() != 303) {
                assertThat(reply.status()).isEqualTo(429);
                assertThat(reply.headers()).containsKey("retry-after");
                assertThat(reply.body()).contains("come again tomorrow", "pat" + i + "@example.org");
            }
        }
        assertThat(accepted).isEqualTo(10);
    }

    @Test
    void pastTheDaysLimitEverybodyIsAskedToComeTomorrow() {
        Map<String, Object> form = cloud.form();
        int full = 0;
        for (int i = 0; i < 500; i++) {
            form.put("email", "pat" + i + "@example.org");
            Reply reply = cloud.post("/api/requests", form, from("203.0." + i / 250 + "." + i % 250 + ":4000"));
            assertThat(reply.status()).isIn(201, 503);
            if (reply.status() == 503) {
                full++;
                assertThat(reply.headers()).containsKey("retry-after");
            }
        }

        assertThat(cloud.items("request").size()).isBetween(300, 400);
        assertThat(full).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aRepetitionCountsAgainstNothing() {
        Map<String, Object> form = cloud.form();
        for (int i = 0; i < 60; i++) {
            Map<String, String> headers = new HashMap<>(from("192.0.2.9:1"));
            headers.put("idempotency-key", "the same");
            assertThat(cloud.post("/api/requests", form, headers).status()).isEqualTo(201);
        }
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void whoeverWithdrawsMayAskAgain() {
        Map<String, Object> form = cloud.form();
        Reply first = cloud.post("/api/requests", form);
        cloud.post("/api/requests", form);
        Reply third = cloud.post("/api/requests", form);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.body()).contains("still waiting for an answer");

        cloud.post("/api/visitor/act", Ways.press(Ways.token(first.text("statusUrl")), 1, "withdraw"));

        assertThat(cloud.post("/api/requests", form).status()).isEqualTo(201);
    }

    private static Map<String, String> from(String viewerAddress) {
        return Map.of("x-viewer-address", viewerAddress);
    }

    private static Map<String, String> headers(String viewerAddress) {
        Map<String, String> headers = new HashMap<>(from(viewerAddress));
        headers.put("content-type", "application/x-www-form-urlencoded");
        return headers;
    }

    private static byte[] plain(String email) {
        return ("name=Pat&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8)
                        + "&topic=I+would+love+to+hear+about+robots.&city=denver&arrive=2026-12-01&leave=2026-12-05"
                        + "&times=2026-12-03T10%3A00&meeting=coffee&pledge=on&language=en&extra=")
                .getBytes(StandardCharsets.UTF_8);
    }
}
