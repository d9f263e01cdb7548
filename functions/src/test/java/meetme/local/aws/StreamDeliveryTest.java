package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;
import meetme.local.template.FilterPattern;
import meetme.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

final class StreamDeliveryTest {
    private final List<List<String>> calls = new ArrayList<>();

    @Test
    void handsOverTheWholeBatchOnce() {
        StreamDelivery delivery = delivery(true, failing(Set.of()));

        delivery.deliver(records(1, 3));

        assertThat(calls).containsExactly(List.of("1", "2", "3"));
        assertThat(delivery.failureQueue()).isEmpty();
    }

    @Test
    void aRecordComesAsLambdaMakesIt() {
        List<Map<String, Object>> seen = new ArrayList<>();
        StreamDelivery delivery = delivery(true, function(records -> {
            seen.addAll(records);
            return List.of();
        }));

        delivery.deliver(records(7, 7));

        assertThat(seen).singleElement().satisfies(record -> {
            assertThat(record).containsEntry("eventName", "INSERT").containsEntry("eventSource", "aws:dynamodb");
            assertThat(MapFields.map(record, "dynamodb"))
                    .containsEntry("SequenceNumber", "7")
                    .containsEntry(
                            "ApproximateCreationDateTime",
                            Math.toIntExact(
                                    Instant.parse("2026-12-03T12:00:00Z").getEpochSecond()))
                    .containsEntry("Keys", Map.of("n", Map.of("N", "7")))
                    .containsEntry(
                            "NewImage",
                            Map.of("n", Map.of("N", "7"), "list", Map.of("L", List.of(Map.of("BOOL", true)))))
                    .doesNotContainKey("OldImage");
        });
    }

    @Test
    void triesAgainFromTheFirstRecordThatFailed() {
        List<Integer> failures = new ArrayList<>(List.of(3));
        StreamDelivery delivery = delivery(true, failingOnceAt(failures));

        delivery.deliver(records(1, 5));

        assertThat(calls).containsExactly(List.of("1", "2", "3", "4", "5"), List.of("3", "4", "5"));
        assertThat(delivery.failureQueue()).isEmpty();
    }

    @Test
    void onePoisonedRecordEndsInTheFailureQueueAndTheOthersDoNot() {
        StreamDelivery delivery = delivery(true, failing(Set.of("3")));

        delivery.deliver(records(1, 5));

        assertThat(delivery.failureQueue()).containsExactly(new StreamDelivery.FailedBatch("3", "3", 1));
        assertThat(calls).filteredOn(List.of("3")::equals).hasSize(1 + 3);
        assertThat(calls).anyMatch(call -> call.equals(List.of("4", "5")));
    }

    @Test
    void anExceptionFailsTheWholeBatchWhichIsHalved() {
        StreamDelivery delivery = delivery(true, function(records -> {
            if (sequenceNumbers(records).contains("2")) {
                throw new IllegalStateException("poison");
            }
            return List.of();
        }));

        delivery.deliver(records(1, 4));

        assertThat(delivery.failureQueue()).containsExactly(new StreamDelivery.FailedBatch("2", "2", 1));
        assertThat(calls).contains(List.of("1"), List.of("3", "4"));
    }

    @Test
    void withoutHalvingTheWholeBatchIsGivenUp() {
        Template.StreamSource noHalving = new Template.StreamSource(10, false, 2, true, List.of());
        StreamDelivery delivery = new StreamDelivery("MailFunction", failing(Set.of("1")), noHalving);

        delivery.deliver(records(1, 4));

        assertThat(calls).hasSize(1 + 2);
        assertThat(delivery.failureQueue()).containsExactly(new StreamDelivery.FailedBatch("1", "4", 4));
    }

    @Test
    void aReportThatTheTemplateDoesNotAskForIsNotRead() {
        StreamDelivery delivery = delivery(false, failing(Set.of("1")));

        delivery.deliver(records(1, 2));

        assertThat(calls).hasSize(1);
        assertThat(delivery.failureQueue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void anAnswerThatNamesNoRecordMeansThatAllAreDone(String answer) {
        StreamDelivery delivery = delivery(true, answering(answer));

        delivery.deliver(records(1, 2));

        assertThat(delivery.failureQueue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemidentifier\":\"2\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}",
                "[]"
            })
    void anAnswerThatNamesARecordThatIsNotThereMeansThatAllFailed(String answer) {
        StreamDelivery delivery = delivery(true, answering(answer));

        delivery.deliver(records(1, 2));

        assertThat(delivery.failureQueue())
                .containsExactly(
                        new StreamDelivery.FailedBatch("1", "1", 1), new StreamDelivery.FailedBatch("2", "2", 1));
    }

    @Test
    void onlyWhatAFilterWantsIsHandedOver() {
        Template.StreamSource odd = new Template.StreamSource(
                10,
                true,
                3,
                true,
                List.of(FilterPattern.parse("{\"dynamodb\":{\"NewImage\":{\"n\":{\"N\":[\"1\",\"3\"]}}}}")));
        StreamDelivery delivery = new StreamDelivery("MailFunction", failing(Set.of()), odd);

        delivery.deliver(records(1, 4));
        delivery.deliver(records(4, 6));

        assertThat(calls).containsExactly(List.of("1", "3"));
    }

    private static StreamDelivery delivery(boolean reportsFailures, RequestStreamHandler function) {
        return new StreamDelivery(
                "MailFunction", function, new Template.StreamSource(10, true, 3, reportsFailures, List.of()));
    }

    /** Reports the first of these records that it meets, always. */
    private RequestStreamHandler failing(Set<String> poisoned) {
        return function(records -> sequenceNumbers(records).stream()
                .filter(poisoned::contains)
                .limit(1)
                .toList());
    }

    private RequestStreamHandler failingOnceAt(List<Integer> failures) {
        return function(records ->
                failures.isEmpty() ? List.of() : List.of(failures.removeFirst().toString()));
    }

    /** One whose call is remembered, and which tells the records that failed by their numbers. */
    private RequestStreamHandler function(Function<List<Map<String, Object>>, List<String>> program) {
        return (in, out, context) -> {
            List<Map<String, Object>> records =
                    MapFields.maps(JsonMaps.object(in.readAllBytes()).get("Records"));
            calls.add(sequenceNumbers(records));
            List<Map<String, String>> failures = program.apply(records).stream()
                    .map(number -> Map.of("itemIdentifier", number))
                    .toList();
            out.write(JsonMaps.bytes(Map.of("batchItemFailures", failures)));
        };
    }

    private static RequestStreamHandler answering(String json) {
        return (in, out, context) -> out.write(json.getBytes(UTF_8));
    }

    private static List<String> sequenceNumbers(List<Map<String, Object>> records) {
        return records.stream()
                .map(record -> MapFields.text(MapFields.map(record, "dynamodb"), "SequenceNumber"))
                .toList();
    }

    private static List<StreamRecord> records(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(StreamDeliveryTest::record)
                .map(record -> StreamRecord.of(record, "arn"))
                .toList();
    }

    private static Record record(int number) {
        AttributeValue n = AttributeValue.fromN(String.valueOf(number));
        return Record.builder()
                .eventID("id" + number)
                .eventName(OperationType.INSERT)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .dynamodb(change -> change.sequenceNumber(String.valueOf(number))
                        .approximateCreationDateTime(Instant.parse("2026-12-03T12:00:00Z"))
                        .sizeBytes(10L)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                        .keys(Map.of("n", n))
                        .newImage(Map.of("n", n, "list", AttributeValue.fromL(List.of(AttributeValue.fromBool(true))))))
                .build();
    }
}
