package meetme.lambda;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNSRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The event of a topic: for each record the message, which is all that is needed. There is one record in an event.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">An example of the event</a>
 */
final class TopicEvent {

    private TopicEvent() {}

    static SNSEvent read(InputStream in) throws IOException {
        return new SNSEvent()
                .withRecords(EventJson.records(EventJson.read(in)).stream()
                        .map(TopicEvent::record)
                        .toList());
    }

    private static SNSRecord record(Map<String, Object> json) {
        String message = EventJson.text(EventJson.object(json, "Sns"), "Message")
                .orElseThrow(() -> new IllegalArgumentException("A topic's record lacks its message"));
        return new SNSRecord().withSns(new SNS().withMessage(message));
    }
}
