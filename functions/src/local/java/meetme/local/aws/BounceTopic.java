package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import meetme.local.io.JsonMaps;

/**
 * The topic to which SES publishes: hands each event to the function that subscribes to it, as SNS does.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">SNS's event</a>
 */
public final class BounceTopic {
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:bounces";

    private final String functionName;
    private final RequestStreamHandler function;

    public BounceTopic(String functionName, RequestStreamHandler function) {
        this.functionName = functionName;
        this.function = function;
    }

    /** Returns when the function has ended; throws what it throws. */
    public void publish(Map<String, Object> sesEvent, Instant now) {
        var _ = LambdaCall.answer(functionName, function, event(new String(JsonMaps.bytes(sesEvent), UTF_8), now));
    }

    private static Map<String, Object> event(String message, Instant now) {
        Map<String, Object> sns = new LinkedHashMap<>();
        sns.put("SignatureVersion", "1");
        sns.put("Timestamp", now.toString());
        sns.put("Signature", "none");
        sns.put("SigningCertUrl", "");
        sns.put("MessageId", UUID.randomUUID().toString());
        sns.put("Message", message);
        sns.put("MessageAttributes", Map.of());
        sns.put("Type", "Notification");
        sns.put("UnsubscribeUrl", "");
        sns.put("TopicArn", ARN);
        sns.put("Subject", "Amazon SES Email Event Notification");
        return Map.of(
                "Records",
                List.of(Map.of(
                        "EventSource",
                        "aws:sns",
                        "EventVersion",
                        "1.0",
                        "EventSubscriptionArn",
                        ARN + ":" + UUID.randomUUID(),
                        "Sns",
                        sns)));
    }
}
