package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
        List<DynamodbEvent.DynamodbStreamRecord> seen = new ArrayList<>();
        StreamDelivery delivery = delivery(true, (event, context) -> {
            seen.addAll(event.getRecords());
            return new StreamsEventResponse(List.of());
        });

        delivery.deliver(records(7, 7));

        assertThat(seen).singleElement().satisfies(record -> {
            assertThat(record.getEventName()).isEqualTo("INSERT");
            assertThat(record.getEventSource()).isEqualTo("aws:dynamodb");
            assertThat(record.getDynamodb().getSequenceNumber()).isEqualTo("7");
            assertThat(record.getDynamodb().getApproximateCreationDateTime())
                    .isEqualTo(Instant.parse("2026-12-03T12:00:00Z"));
            assertThat(record.getDynamodb().getNewImage().get("n").getN()).isEqualTo("7");
            assertThat(record.getDynamodb().getNewImage().get("list").getL())
                    .first()
                    .satisfies(value -> assertThat(value.getBOOL()).isTrue());
            assertThat(record.getDynamodb().getOldImage()).isNull();
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
        StreamDelivery delivery = delivery(true, (event, context) -> {
            remember(event);
            if (sequenceNumbers(event).contains("2")) {
                throw new IllegalStateException("poison");
            }
            return new StreamsEventResponse(List.of());
        });

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

    private static StreamDelivery delivery(
            boolean reportsFailures, RequestHandler<DynamodbEvent, StreamsEventResponse> function) {
        return new StreamDelivery(
                "MailFunction", function, new Template.StreamSource(10, true, 3, reportsFailures, List.of()));
    }

    /** Reports the first of these records that it meets, always. */
    private RequestHandler<DynamodbEvent, StreamsEventResponse> failing(Set<String> poisoned) {
        return (event, context) -> {
            remember(event);
            return new StreamsEventResponse(sequenceNumbers(event).stream()
                    .filter(poisoned::contains)
                    .limit(1)
                    .map(StreamsEventResponse.BatchItemFailure::new)
                    .toList());
        };
    }

    private RequestHandler<DynamodbEvent, StreamsEventResponse> failingOnceAt(List<Integer> failures) {
        return (event, context) -> {
            remember(event);
            return new StreamsEventResponse(
                    failures.isEmpty()
                            ? List.of()
                            : List.of(new StreamsEventResponse.BatchItemFailure(
                                    failures.removeFirst().toString())));
        };
    }

    private void remember(DynamodbEvent event) {
        calls.add(sequenceNumbers(event));
    }

    private static List<String> sequenceNumbers(DynamodbEvent event) {
        return event.getRecords().stream()
                .map(record -> record.getDynamodb().getSequenceNumber())
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
