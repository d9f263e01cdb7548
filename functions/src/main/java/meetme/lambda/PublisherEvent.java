package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import meetme.deploying.ResourceChange;
import meetme.deploying.ResourceRequest;
import meetme.deploying.ResponseUrl;
import meetme.deploying.TimeLeft;
import org.jspecify.annotations.Nullable;

/** What PublisherFunction is called with: by CloudFormation with a request, by the host with a command. */
sealed interface PublisherEvent {

    /** A deployment wants something. */
    record OfCloudFormation(ResourceRequest request) implements PublisherEvent {}

    /** The host wants a new key. */
    record Rotate(TimeLeft time) implements PublisherEvent {}

    /** An unknown event. */
    record Unreadable() implements PublisherEvent {}

    static PublisherEvent read(InputStream in, Context context) throws IOException {
        Map<String, Object> json = object(JSON.std.anyFrom(in));
        TimeLeft time = new TimeLeft(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        if (json.containsKey("RequestType") || json.containsKey("ResponseURL")) {
            return new OfCloudFormation(call(event(json), context, time));
        }
        return json.equals(Map.of("rotate", "keys")) ? new Rotate(time) : new Unreadable();
    }

    // Any field may be missing except the response URL.
    private static ResourceRequest call(CloudFormationCustomResourceEvent event, Context context, TimeLeft time) {
        return new ResourceRequest(
                ResourceChange.read(
                        text(event.getRequestType()),
                        text(event.getResourceType()),
                        object(event.getResourceProperties())),
                text(event.getResponseUrl())
                        .map(URI::create)
                        .map(ResponseUrl::new)
                        .orElseThrow(() -> new IllegalArgumentException("This event has no response URL")),
                text(event.getStackId()).orElse(""),
                text(event.getRequestId()).orElse(""),
                text(event.getLogicalResourceId()).orElse("unnamed"),
                text(event.getPhysicalResourceId()),
                context.getLogGroupName() + " " + context.getLogStreamName(),
                time);
    }

    private static CloudFormationCustomResourceEvent event(Map<String, Object> json) {
        CloudFormationCustomResourceEvent event = new CloudFormationCustomResourceEvent();
        event.setRequestType(string(json, "RequestType"));
        event.setResourceType(string(json, "ResourceType"));
        event.setResponseUrl(string(json, "ResponseURL"));
        event.setStackId(string(json, "StackId"));
        event.setRequestId(string(json, "RequestId"));
        event.setLogicalResourceId(string(json, "LogicalResourceId"));
        event.setPhysicalResourceId(string(json, "PhysicalResourceId"));
        event.setResourceProperties(object(json.get("ResourceProperties")));
        return event;
    }

    private static @Nullable String string(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text ? text : null;
    }

    @SuppressWarnings("unchecked") // JSON keys are always strings
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
