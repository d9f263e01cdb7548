package meetme.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import meetme.keeping.Sweep;
import meetme.mail.Account.Quota;
import meetme.mail.MailTransport;
import meetme.mail.Mailbox;
import meetme.meetup.Declined;
import meetme.meetup.Fault;
import meetme.meetup.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A page that went viral, and whose mails wait: the real outbox at the pace of SES, by the test's clock. docs/decisions/0016-viral.md
 * scales it up and names the command that runs it with 100,000 requests.
 */
class BacklogIT {

    /** A hundred thousand an hour. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(36);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 25;

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Map<String, Integer> places = new HashMap<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aViralHourLeavesInTheOrderInWhichItCame() {
        int requests = Integer.getInteger("backlog.requests", 260);
        Ses ses = new Ses(14, 1_000_000);
        fill(requests);

        int minutes = drain(ses, 2 * requests);

        assertThat(minutes).isEqualTo(Math.ceilDiv(2 * requests, Ses.MOST_IN_A_RUN));
        assertThat(ses.calls).as("nothing is tried in vain").isEqualTo(2 * requests);
        assertThat(attempts()).containsOnly(1);
    }

    @Test
    void anAccountOfOneMailASecondIsWaitedForAndLosesNoOrder() {
        Ses ses = new Ses(1, 1_000_000);
        fill(30);

        int minutes = drain(ses, 60);

        assertThat(minutes).isEqualTo(2);
        assertThat(ses.calls).isLessThanOrEqualTo(2 * 60);
        assertThat(attempts()).isNotEmpty().allMatch(attempts -> attempts <= 2);
    }

    @Test
    void aDaysQuotaThatIsUsedUpHoldsUpNoDecisionAndNoOrder() {
        // Given more mails than the day takes, and a decision that is to settle behind them
        Ses ses = new Ses(14, 60);
        String declined = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, declined), 1, "decline"));
        fill(80);
        Sweep sweep = sweep(ses);
        run(sweep);
        assertThat(ses.sent).hasSize(60);

        // When the quota stays used up
        for (int minute = 0; minute < 10; minute++) {
            int before = ses.calls;
            run(sweep);
            assertThat(ses.calls - before).isBetween(1, 3);
        }

        // Then the decision has settled all the same
        assertThat(cloud.stores()
                        .requests()
                        .find(new RequestId(declined), cloud.clock.instant())
                        .orElseThrow()
                        .request())
                .isInstanceOf(Declined.class);

        // And when it is raised, the rest leaves as it came
        ses.perDay = 1_000_000;
        run(sweep);
        // Two of the visitor who was declined: their receipt, and the answer. The mail to the host is no longer true.
        assertThat(ses.sent).hasSize(2 * 80 + 2);
        assertThat(inOrder(ses)).isTrue();
        assertThat(attempts().stream().filter(attempts -> attempts > 1))
                .as("only the first of the queue")
                .hasSize(1);
    }

    @Test
    void whoComesByTheStreamWhileOthersWaitDoesNotMakeThemWaitForEver() {
        // Given a backlog, and new mails that take all of the rate for some minutes
        Ses ses = new Ses(14, 1_000_000);
        fill(60);
        Sweep sweep = sweep(ses);
        ses.others = 14;
        for (int minute = 0; minute < 3; minute++) {
            int before = ses.calls;
            run(sweep);
            assertThat(ses.calls - before).isEqualTo(3);
        }
        assertThat(ses.sent).isEmpty();

        // When they leave a little room
        ses.others = 12;

        // Then the oldest go first, and all of them go
        assertThat(drain(ses, sweep, 120)).isLessThanOrEqualTo(4);
    }

    private int drain(Ses ses, int mails) {
        return drain(ses, sweep(ses), mails);
    }

    /** In how many runs, one a minute. */
    private int drain(Ses ses, Sweep sweep, int mails) {
        int minutes = 0;
        while (!cloud.stores().due().due(cloud.clock.instant(), 1).isEmpty()) {
            int before = ses.sent.size();
            run(sweep);
            assertThat(ses.sent.size()).as("each minute some leave").isGreaterThan(before);
            minutes++;
        }
        assertThat(ses.sent).hasSize(mails).doesNotHaveDuplicates();
        assertThat(inOrder(ses)).isTrue();
        return minutes;
    }

    private Sweep sweep(Ses ses) {
        return cloud.wiring().sweep(cloud.stores(), ses, () -> new Quota(50_000, 14), cloud.clock::advance);
    }

    /** One minute, the run at its beginning. */
    private void run(Sweep sweep) {
        Instant start = cloud.clock.instant();
        sweep.run(cloud.clock);
        Duration took = Duration.between(start, cloud.clock.instant());
        assertThat(took).as("over before the next begins").isLessThan(MINUTE);
        cloud.clock.advance(MINUTE.minus(took));
    }

    private boolean inOrder(Ses ses) {
        List<Integer> order = ses.sent.stream()
                .map(mail -> mail.substring(0, mail.indexOf('.')))
                .filter(places::containsKey)
                .map(places::get)
                .toList();
        return order.equals(order.stream().sorted().toList());
    }

    private List<Integer> attempts() {
        return cloud.items("mail").stream()
                .map(row -> Integer.valueOf(row.get("attempt").n()))
                .toList();
    }

    /** Requests of so many visitors, as the program stores them, in an even stream until now. */
    private void fill(int count) {
        List<String> models = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            models.add(cloud.post("/api/requests", cloud.form()).text("id"));
        }
        Map<String, List<Map<String, AttributeValue>>> items = cloud.items().stream()
                .filter(item -> models.contains(requestOf(item)))
                .collect(Collectors.groupingBy(BacklogIT::requestOf));
        List<WriteRequest> writes = new ArrayList<>();
        Instant at = cloud.clock.instant();
        for (int i = 0; i < count; i++) {
            String id =
                    RequestId.of(ByteBuffer.allocate(16).putLong(8, i).array()).value();
            places.put(id, i);
            at = at.plus(BETWEEN_REQUESTS);
            for (Map<String, AttributeValue> model : items.get(models.get(i % models.size()))) {
                writes.add(copy(model, id, "visitor" + i + "@example.org", at));
            }
        }
        // The models have done their duty: what they are copies of is not in the way.
        items.values().stream()
                .flatMap(List::stream)
                .forEach(item -> writes.add(WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))))
                        .build()));
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            List<WriteRequest> some = writes.subList(from, Math.min(from + AT_ONCE, writes.size()));
            assertThat(cloud.dynamo
                            .batchWriteItem(call -> call.requestItems(Map.of(cloud.table, some)))
                            .unprocessedItems())
                    .isEmpty();
        }
        cloud.clock.advance(Duration.between(cloud.clock.instant(), at).plus(MINUTE));
    }

    private static String requestOf(Map<String, AttributeValue> item) {
        return item.get("pk").s().replaceFirst("^request#", "");
    }

    private static WriteRequest copy(Map<String, AttributeValue> model, String id, String email, Instant at) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(model);
        item.put("pk", AttributeValue.fromS("request#" + id));
        if (model.get("kind").s().equals("request")) {
            item.put("email", AttributeValue.fromS(email));
        } else {
            item.put("dueAt", AttributeValue.fromN(String.valueOf(at.toEpochMilli())));
        }
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    /** An account with its limits, as seen by one who sends one mail after the other. */
    private final class Ses implements MailTransport {

        /** Of a mail, the calls to DynamoDB included; an assumption, as the record says. */
        private static final Duration TAKES = Duration.ofMillis(100);

        /** 50 seconds of them. */
        private static final int MOST_IN_A_RUN = 500;

        private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^@]+)@");

        private final Clock clock = cloud.clock;
        private final int perSecond;
        private int perDay;
        private int others;

        /** What left, by the part of its Message-ID that is its own, in its order. */
        private final List<String> sent = new ArrayList<>();

        private final Deque<Instant> lastSecond = new ArrayDeque<>();
        private int calls;

        Ses(int perSecond, int perDay) {
            this.perSecond = perSecond;
            this.perDay = perDay;
        }

        @Override
        public Delivery deliver(Mailbox from, Mailbox to, byte[] message) {
            calls++;
            cloud.clock.advance(TAKES);
            Instant second = clock.instant().minusSeconds(1);
            while (!lastSecond.isEmpty() && !lastSecond.peek().isAfter(second)) {
                lastSecond.remove();
            }
            if (lastSecond.size() + others >= perSecond || sent.size() >= perDay) {
                return new Delivery.Throttled(Fault.of("Throttling"));
            }
            Matcher id = MESSAGE_ID.matcher(new String(message, US_ASCII));
            assertThat(id.find()).isTrue();
            lastSecond.add(clock.instant());
            sent.add(id.group(1));
            return new Delivery.Sent("taken");
        }
    }
}
