package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import meetme.publishing.AnswerAddress;
import meetme.publishing.Call;
import meetme.publishing.Order;
import meetme.publishing.TimeLeft;
import org.jspecify.annotations.Nullable;

/** CloudFormation's event as Lambda hands it over. Any field may be missing but the address to answer to. */
final class PublisherEvent {

    private PublisherEvent() {}

    static Call read(CloudFormationCustomResourceEvent event, Context context) {
        return new Call(
                Order.read(
                        text(event.getRequestType()),
                        text(event.getResourceType()),
                        properties(event.getResourceProperties()),
                        properties(event.getOldResourceProperties())),
                text(event.getResponseUrl())
                        .map(URI::create)
                        .map(AnswerAddress::new)
                        .orElseThrow(() -> new IllegalArgumentException("Nobody waits for an answer to this event")),
                text(event.getStackId()).orElse(""),
                text(event.getRequestId()).orElse(""),
                text(event.getLogicalResourceId()).orElse("unnamed"),
                text(event.getPhysicalResourceId()),
                context.getLogGroupName() + " " + context.getLogStreamName(),
                new TimeLeft(() -> Duration.ofMillis(context.getRemainingTimeInMillis())));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Map<String, Object> properties(@Nullable Map<String, Object> values) {
        return Optional.ofNullable(values).orElse(Map.of());
    }
}
