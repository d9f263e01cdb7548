package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trust rows 2 and 9: the form is no way to write to others, nor to drain the host's wallet. */
class FloodIT {

    private static final int FLOOD = 10_000;

    // None knows what the others have refused: the limit is the table's.
    private static final int INSTANCES = 8;

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void fiveHundredPostsToOneVictimAreOneReceiptAndTwoClosingMailsADay() {
        Map<String, Object> form = cloud.form();
        List<String> spellings =
                List.of("vic.tim@gmail.com", "victim@gmail.com", "VicTim+1@gmail.com", "v.i.c.t.i.m+x@googlemail.com");
        for (int i = 0; i < 500; i++) {
            form.put("email", spellings.get(i % spellings.size()));
            Reply reply = cloud.post("/api/requests", form, from("203.0." + i / 250 + "." + i % 250));
            assertThat(reply.status()).isIn(201, 429, 503);
        }
        sweepAll();

        assertThat(cloud.items("request")).as("nobody else is kept out").hasSizeGreaterThan(10);
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
        sweepAll();
        assertThat(cloud.mails().stream().filter(mail -> !mail.to().contains("host@example.com")))
                .as("receipt and answers")
                .hasSize(3);
    }

    // A run takes only so much at a time.
    private void sweepAll() {
        for (int run = 0; run < 10; run++) {
            cloud.sweep();
        }
    }

    @Test
    void fiveHundredPostsToOneVictimFromOneNetworkAreTwoRequests() {
        Map<String, Object> form = cloud.form();
        form.put("email", "victim@example.org");
        int accepted = 0;
        for (int i = 0; i < 500; i++) {
            Reply reply = cloud.post("/api/requests", form, from("2001:db8:1:2:" + Integer.toHexString(i) + "::1"));
            assertThat(reply.status()).isIn(201, 429);
            accepted += reply.status() == 201 ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(2);
    }

    @Test
    void aFloodOfOneClientIsFiftyRequestsAndAnotherClientGetsThrough() {
        Map<String, Object> form = cloud.form();
        cloud.scaleTo(INSTANCES);
        Map<Integer, Long> answers = IntStream.range(0, FLOOD)
                .parallel()
                .mapToObj(i -> asRobot(i, form).status())
                .collect(Collectors.groupingByConcurrent(Function.identity(), Collectors.counting()));

        assertThat(answers.get(201)).isLessThanOrEqualTo(50);
        assertThat(answers.get(429)).isGreaterThanOrEqualTo(FLOOD - 100);
        assertThat(cloud.items("request")).hasSize(50);
        assertThat(cloud.items("mail")).as("to the host and a receipt each").hasSize(100);
        form.put("email", "pat@example.org");
        assertThat(cloud.post("/api/requests", form, from("2001:db8:1:3::1")).status())
                .isEqualTo(201);

        cloud.clock.advance(Duration.ofHours(23));
        form.put("email", "robot@example.net");
        assertThat(cloud.post("/api/requests", form, from("2001:db8:1:2::1")).status())
                .as("the day after")
                .isEqualTo(201);
    }

    // Whatever the client claims of itself, and from whichever corner of its own network
    private Reply asRobot(int i, Map<String, Object> form) {
        Map<String, Object> own = new HashMap<>(form);
        own.put("email", "robot" + i + "@example.org");
        Map<String, String> headers = new HashMap<>(from("2001:db8:1:2:" + Integer.toHexString(i) + "::1"));
        headers.put("x-forwarded-for", "198.51.100." + i % 256);
        Reply reply = cloud.post("/api/requests", own, headers);
        // Where the machine has a lot else to do, DynamoDB Local answers too late now and then; never once too often.
        assertThat(reply.status()).isIn(201, 429, 503);
        if (reply.status() == 429) {
            assertThat(Integer.parseInt(reply.headers().get("retry-after"))).isBetween(1, 86_401);
        }
        return reply;
    }

    @Test
    void whoIsKnownToBeOverTheLimitCostsNoMoreWrites() {
        Map<String, Object> form = cloud.form();
        Map<String, String> accepted = new HashMap<>(from("192.0.2.8"));
        accepted.put("idempotency-key", "taken");
        String receipt = cloud.post("/api/requests", form, accepted).body();
        for (int i = 1; i <= 50; i++) {
            cloud.post("/api/requests", other(form, i), from("192.0.2.8"));
        }

        List<String> refused =
                AwsCalls.during(() -> assertThat(cloud.post("/api/requests", other(form, 51), from("192.0.2.8"))
                                .status())
                        .isEqualTo(429));
        List<String> repeated = AwsCalls.during(() ->
                assertThat(cloud.post("/api/requests", form, accepted).body()).isEqualTo(receipt));

        assertThat(refused).isEmpty();
        assertThat(repeated).containsExactly("GetItem");
        // And the day after it is forgotten
        cloud.clock.advance(Duration.ofHours(23));
        assertThat(cloud.post("/api/requests", other(form, 52), from("192.0.2.8"))
                        .status())
                .isEqualTo(201);
    }

    private static Map<String, Object> other(Map<String, Object> form, int i) {
        Map<String, Object> other = new HashMap<>(form);
        other.put("email", "somebody" + i + "@example.org");
        return other;
    }

    @Test
    void theFormWithoutAScriptIsHeldTighter() {
        int accepted = 0;
        for (int i = 0; i < 12; i++) {
            Reply reply = cloud.call("POST", "/api/requests", headers("192.0.2.7"), plain("pat" + i + "@example.org"));
            accepted += reply.status() == 303 ? 1 : 0;
            if (reply.status() != 303) {
                assertThat(reply.status()).isEqualTo(429);
                assertThat(reply.headers()).containsKey("retry-after");
                assertThat(reply.body()).contains("try again tomorrow", "pat" + i + "@example.org");
            }
        }
        assertThat(accepted).isEqualTo(10);
    }

    @Test
    void pastTheDaysLimitEverybodyIsAskedToComeTomorrow() {
        Map<String, Object> form = cloud.form();
        int full = 0;
        for (int i = 0; i < 500; i++) {
            Reply reply = cloud.post("/api/requests", other(form, i), from(network(i) + "7"));
            assertThat(reply.status()).isIn(201, 503);
            if (reply.status() == 503) {
                full++;
                assertThat(reply.headers()).containsKey("retry-after");
            }
        }

        // To the last one: a share that is full sends to the next.
        assertThat(cloud.items("request")).hasSize(400);
        assertThat(full).isEqualTo(100);
        // And whoever knows so asks the table no more
        assertThat(AwsCalls.during(() -> cloud.post("/api/requests", other(form, 500), from(network(500) + "7"))))
                .isEmpty();
    }

    @Test
    void aFormIsOneTransactionUntilAShareIsFull() {
        Map<String, Object> form = cloud.form();
        List<String> calls = AwsCalls.during(() -> {
            for (int i = 0; i < 20; i++) {
                cloud.post("/api/requests", other(form, i), from(network(i) + "7"));
            }
        });

        assertThat(calls).hasSize(20).containsOnly("TransactWriteItems");
    }

    @Test
    void oneNetworkIsSixtyRequestsHoweverManyClientsAreInIt() {
        Map<String, Object> form = cloud.form();
        for (int i = 0; i < 70; i++) {
            Reply reply = cloud.post("/api/requests", other(form, i), from("2001:db8:1:" + i + "::1"));
            assertThat(reply.status()).isEqualTo(i < 60 ? 201 : 429);
        }
        assertThat(cloud.post("/api/requests", other(form, 70), from("2001:db8:2::1"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void fourHundredFromNineNetworksLeaveRoomForAnHonestTenth(Order order) {
        Map<String, Object> form = cloud.form();
        for (int i = 0; i < 400; i++) {
            String network = network(
                    switch (order) {
                        case IN_TURN -> i % 9;
                        case ONE_AFTER_THE_OTHER -> i * 9 / 400;
                    });
            assertThat(cloud.post("/api/requests", other(form, i), from(network + i % 250))
                            .status())
                    .isIn(201, 429);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(cloud.post("/api/requests", other(form, 400 + i), from("2001:db8:1::" + i))
                            .status())
                    .as("of the tenth, %d", i)
                    .isEqualTo(201);
        }
    }

    enum Order {
        IN_TURN,
        ONE_AFTER_THE_OTHER
    }

    private static String network(int i) {
        return "203." + i / 250 + "." + i % 250 + ".";
    }

    @Test
    void aRepetitionCountsAgainstNothing() {
        Map<String, Object> form = cloud.form();
        for (int i = 0; i < 60; i++) {
            Map<String, String> headers = new HashMap<>(from("192.0.2.9"));
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
