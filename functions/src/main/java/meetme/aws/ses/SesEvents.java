package meetme.aws.ses;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.meetup.EmailAddress;
import meetme.meetup.Feedback;
import meetme.meetup.Feedback.Kind;
import meetme.meetup.RequestId;

/**
 * What SES tells of mails that it had taken.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Event data</a>
 */
public final class SesEvents {

    /** What {@code References} names: the request that the mail is about. */
    private static final Pattern ABOUT = Pattern.compile("<([0-9a-f]{32})@.*");

    /** To whom the mail went, what came back, and which request it was about. */
    public record Returned(EmailAddress address, Feedback feedback, Optional<RequestId> about) {}

    private SesEvents() {}

    /**
     * Reads one event.
     *
     * @param json as SES publishes it to a topic
     * @return nothing where it is about neither a bounce nor a complaint, as the topic's own trial message
     */
    public static List<Returned> read(String json) {
        Map<String, Object> event;
        try {
            event = JSON.std.mapFrom(json);
        } catch (IOException trialMessage) {
            return List.of();
        }
        return kind(event)
                .map(kind -> new Feedback(kind, Instant.parse(text(about(event), "timestamp"))))
                .map(feedback -> destinations(event).stream()
                        .map(address -> new Returned(address, feedback, request(event)))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Kind> kind(Map<String, Object> event) {
        return switch (text(event, "eventType")) {
            // "Undetermined" is said where the receiving server's answer made no sense: no reason to give up on
            // anybody.
            case "Bounce" ->
                Optional.of(text(about(event), "bounceType").equals("Permanent") ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE);
            case "Complaint" ->
                text(about(event), "complaintFeedbackType").equals("not-spam")
                        ? Optional.empty()
                        : Optional.of(Kind.COMPLAINT);
            case String _ -> Optional.empty();
        };
    }

    private static Map<String, Object> about(Map<String, Object> event) {
        return map(event, text(event, "eventType").equals("Bounce") ? "bounce" : "complaint");
    }

    // Not the recipients within the bounce: behind a forwarding address they are others than we wrote to.
    private static List<EmailAddress> destinations(Map<String, Object> event) {
        return map(event, "mail").get("destination") instanceof List<?> addresses
                ? addresses.stream()
                        .map(String::valueOf)
                        .map(SesEvents::bare)
                        .map(EmailAddress::new)
                        .toList()
                : List.of();
    }

    private static Optional<RequestId> request(Map<String, Object> event) {
        return map(event, "mail").get("headers") instanceof List<?> headers
                ? headers.stream()
                        .filter(Map.class::isInstance)
                        .map(header -> (Map<?, ?>) header)
                        .filter(header -> "References".equalsIgnoreCase(String.valueOf(header.get("name"))))
                        .map(header -> ABOUT.matcher(String.valueOf(header.get("value"))))
                        .filter(Matcher::matches)
                        .map(matcher -> new RequestId(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static String bare(String address) {
        return address.substring(address.lastIndexOf('<') + 1).replace(">", "").strip();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> json, String field) {
        return json.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static String text(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text ? text : "";
    }
}
