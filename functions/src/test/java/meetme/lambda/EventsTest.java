package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events as Lambda's documents show them: ours is read of them what Lambda's own reader reads. */
class EventsTest {

    /** What the program reads of a record. */
    private record Change(String name, Map<String, List<String>> keys, String sequenceNumber) {}

    @Test
    void aStreamsEvent() throws IOException {
        List<Change> changes = changes(StreamEvent.read(event("stream.json")));

        assertThat(changes)
                .containsExactly(
                        new Change(
                                "INSERT",
                                Map.of(
                                        "pk", List.of("S request#0123456789abcdef"),
                                        "sk", List.of("S mail#REQUEST_TO_HOST#1")),
                                "4421584500000000017450439091"),
                        new Change("MODIFY", Map.of("Id", List.of("N 101")), "4421584500000000017450439092"),
                        // Bytes are not read: no key of ours is of them.
                        new Change(
                                "REMOVE",
                                Map.of("Id", List.of("N 101"), "Part", List.of()),
                                "4421584500000000017450439093"))
                .isEqualTo(changes(byLambda("stream.json", DynamodbEvent.class)));
    }

    @Test
    void aTopicsEvent() throws IOException {
        List<String> messages = messages(TopicEvent.read(event("topic.json")));

        assertThat(messages)
                .containsExactly("{\"eventType\":\"Bounce\",\"note\":\"café 😀\"}")
                .isEqualTo(messages(byLambda("topic.json", SNSEvent.class)));
    }

    private static InputStream event(String name) {
        return EventsTest.class.getResourceAsStream("/events/" + name);
    }

    private static <T> T byLambda(String name, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, EventsTest.class.getClassLoader())
                .fromJson(event(name));
    }

    private static List<Change> changes(DynamodbEvent event) {
        return event.getRecords().stream()
                .map(record -> new Change(
                        record.getEventName(),
                        record.getDynamodb().getKeys().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, key -> values(key.getValue()))),
                        record.getDynamodb().getSequenceNumber()))
                .toList();
    }

    private static List<String> values(AttributeValue value) {
        return Stream.of("S " + value.getS(), "N " + value.getN())
                .filter(text -> !text.endsWith(" null"))
                .toList();
    }

    private static List<String> messages(SNSEvent event) {
        return event.getRecords().stream()
                .map(record -> record.getSNS().getMessage())
                .toList();
    }
}
