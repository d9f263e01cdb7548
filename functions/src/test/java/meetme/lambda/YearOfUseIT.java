package meetme.lambda;

import static meetme.meetup.Board.MOST_OF_THE_PAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import meetme.lambda.TestCloud.Reply;
import meetme.meetup.RequestId;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** However long it has been in use, whoever waits waits for the same calls, and they read the same number of items. */
class YearOfUseIT {

    private static final int FEW = 10;
    private static final int A_YEAR = 5_000;
    private static final int TRIPS = 40;
    private static final int EVERY_MINUTES = 365 * 24 * 60 / A_YEAR;
    private static final int AT_ONCE = 25;

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);
    private final Map<String, Runnable> looks = new LinkedHashMap<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    @Timeout(120)
    void aYearOfUseReadsNoMoreThanAWeekOfIt() {
        // Given a week of it
        List<Map<String, AttributeValue>> models = models();
        String board = Ways.pass(cloud, Reach.BOARD);
        String feed = Ways.pass(cloud, Reach.FEED);
        look("openings", () -> cloud.get("/api/openings"));
        look("promise", () -> cloud.get("/api/promise"));
        look("board", () -> cloud.post("/api/host/board", Map.of("token", board)));
        look("calendar", () -> cloud.get("/api/host/calendar/" + feed + ".ics"));
        look("plan", () -> cloud.post("/api/host/plan", Map.of("token", board)));
        look("form", () -> cloud.get("/api/form"));
        fill(models, FEW);
        travel(0, 1);
        Map<String, List<String>> calls = reads();
        Map<String, Long> items = items();

        // When a year has gone by
        fill(models, A_YEAR);
        travel(1, TRIPS);

        assertThat(Planning.list(cloud.get("/api/openings"), "cities")).hasSize(1 + TRIPS);
        assertThat(AwsCalls.size(cloud.items("plan").getFirst())).isLessThan(60_000L);

        // Then, but for what it shows, which is a full board now, nobody reads more than before
        assertThat(cloud.items("request")).hasSizeGreaterThan(A_YEAR);
        assertThat(reads()).isEqualTo(calls);
        Map<String, Long> later = items();
        assertThat(later.remove("board") - items.remove("board"))
                .isPositive()
                .isLessThanOrEqualTo(2 * MOST_OF_THE_PAST + 1);
        // The calendar passes over the keys of a month, whatever lies before.
        assertThat(later.remove("calendar") - items.remove("calendar"))
                .isLessThanOrEqualTo(30 * 24 * 60 / EVERY_MINUTES);
        assertThat(later).isEqualTo(items);
    }

    /** Trips of two days on the board, one every nine days. */
    private void travel(int from, int to) {
        Planning host = new Planning(cloud);
        for (int trip = from; trip < to; trip++) {
            LocalDate first = LocalDate.parse("2026-12-20").plusDays(9L * trip);
            host.add(Planning.trip(
                    "City " + trip,
                    "Europe/Lisbon",
                    first.toString(),
                    first.plusDays(1).toString()));
        }
    }

    /** One that waits, one to come, and two that are over, as the program writes them; the latter to be copied. */
    private List<Map<String, AttributeValue>> models() {
        String declined = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, declined), 1, "decline"));
        String withdrawn = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, withdrawn), 1, "withdraw"));
        String agreed = cloud.post("/api/requests", cloud.form()).text("id");
        cloud.post("/api/host/act", Ways.approve(Ways.hostToken(cloud, agreed), 1, "2026-12-03T10:00"));
        cloud.post("/api/requests", cloud.form());
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
        return cloud.items("request").stream()
                .filter(item -> item.get("boardShelf").s().equals("past"))
                .toList();
    }

    /** So many that are over, in an even stream before now. */
    private void fill(List<Map<String, AttributeValue>> models, int count) {
        Instant now = cloud.clock.instant();
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, AttributeValue> item = new LinkedHashMap<>(models.get(i % models.size()));
            item.put("pk", AttributeValue.fromS("request#" + id(count + i)));
            item.put(
                    "boardAt",
                    AttributeValue.fromN(String.valueOf(now.minus(Duration.ofMinutes(EVERY_MINUTES * (i + 1L)))
                            .toEpochMilli())));
            writes.add(WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(item).build())
                    .build());
        }
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            List<WriteRequest> some = writes.subList(from, Math.min(from + AT_ONCE, writes.size()));
            var answer = cloud.dynamo.batchWriteItem(BatchWriteItemRequest.builder()
                    .requestItems(Map.of(cloud.table, some))
                    .build());
            assertThat(answer.unprocessedItems()).isEmpty();
        }
    }

    private static RequestId id(long seed) {
        return RequestId.of(ByteBuffer.allocate(16).putLong(8, seed).array());
    }

    private Map<String, List<String>> reads() {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        looks.forEach((what, look) -> calls.put(what, AwsCalls.during(look)));
        return calls;
    }

    private Map<String, Long> items() {
        Map<String, Long> items = new LinkedHashMap<>();
        looks.forEach((what, look) -> items.put(what, AwsCalls.itemsReadDuring(look)));
        return items;
    }

    private void look(String what, Supplier<Reply> call) {
        looks.put(what, () -> assertThat(call.get().status()).as(what).isEqualTo(200));
    }
}
