package meetme.local.aws;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import meetme.local.template.Intrinsics;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * A record of the table's stream, as Lambda hands it to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">An example of the event</a>
 */
record StreamRecord(String sequenceNumber, Map<String, Object> json) {
    static StreamRecord of(Record record, String streamArn) {
        var change = record.dynamodb();
        Map<String, Object> dynamodb = new LinkedHashMap<>();
        // Lambda gives seconds, as a number.
        dynamodb.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        dynamodb.put("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.put("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.put("OldImage", item(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber());
        dynamodb.put("SizeBytes", change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());

        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eventID", record.eventID());
        json.put("eventName", record.eventNameAsString());
        json.put("eventVersion", record.eventVersion());
        json.put("eventSource", record.eventSource());
        json.put("awsRegion", Intrinsics.REGION);
        json.put("dynamodb", dynamodb);
        json.put("eventSourceARN", streamArn);
        return new StreamRecord(change.sequenceNumber(), json);
    }

    private static Map<String, Object> item(Map<String, AttributeValue> attributes) {
        Map<String, Object> item = new LinkedHashMap<>();
        attributes.forEach((name, value) -> item.put(name, value(value)));
        return item;
    }

    private static Map<String, Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", base64(value.b()));
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", true);
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case BS ->
                Map.of("BS", value.bs().stream().map(StreamRecord::base64).toList());
            case L -> Map.of("L", value.l().stream().map(StreamRecord::value).collect(Collectors.toList()));
            case M -> Map.of("M", item(value.m()));
            // All that DynamoDB Local's stream has of an empty map is {}, without a type.
            case UNKNOWN_TO_SDK_VERSION -> Map.of("M", Map.of());
        };
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    static Map<String, Object> event(List<StreamRecord> records) {
        return Map.of("Records", records.stream().map(StreamRecord::json).toList());
    }
}
