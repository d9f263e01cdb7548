package meetme.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The event of a table's stream: for each record its name, its keys and its sequence number, which is all that is needed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">An example of the event</a>
 */
final class StreamEvent {

    private StreamEvent() {}

    /** Reads one. A record that lacks something fails only when its turn comes, without affecting the others. */
    static DynamodbEvent read(InputStream in) throws IOException {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(EventJson.records(EventJson.read(in)).stream()
                .map(StreamEvent::record)
                .toList());
        return event;
    }

    private static DynamodbStreamRecord record(Map<String, Object> json) {
        Map<String, Object> dynamodb = EventJson.object(json, "dynamodb");
        StreamRecord change = new StreamRecord();
        change.setKeys(keys(EventJson.object(dynamodb, "Keys")));
        EventJson.text(dynamodb, "SequenceNumber").ifPresent(change::setSequenceNumber);
        DynamodbStreamRecord record = new DynamodbStreamRecord();
        EventJson.text(json, "eventName").ifPresent(record::setEventName);
        record.setDynamodb(change);
        return record;
    }

    private static Map<String, AttributeValue> keys(Map<String, Object> json) {
        Map<String, AttributeValue> keys = new HashMap<>();
        json.keySet().forEach(name -> keys.put(name, value(EventJson.object(json, name))));
        return keys;
    }

    private static AttributeValue value(Map<String, Object> json) {
        AttributeValue value = new AttributeValue();
        EventJson.text(json, "S").ifPresent(value::setS);
        EventJson.text(json, "N").ifPresent(value::setN);
        return value;
    }
}
