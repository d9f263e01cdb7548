package meetme.local.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import meetme.local.template.Intrinsics;

/**
 * The addresses of SES's mailbox simulator, with or without a label ({@code bounce+anything@simulator.amazonses.com}), and the
 * events that SES publishes for them to a configuration set's topic.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">The mailbox simulator</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html">The events</a>
 */
final class SesSimulator {
    private static final String DOMAIN = "@simulator.amazonses.com";

    private SesSimulator() {}

    /** What comes of a mail to this address; nothing where it simply arrives. */
    static Optional<Map<String, Object>> event(String from, String to, String messageId, Instant now) {
        String address = to.toLowerCase(Locale.ROOT);
        if (!address.endsWith(DOMAIN)) {
            return Optional.empty();
        }
        String box = address.substring(0, address.length() - DOMAIN.length()).replaceAll("\\+.*", "");
        return switch (box) {
            case "bounce" ->
                Optional.of(event(
                        "Bounce",
                        bounce(to, "General", "smtp; 550 5.1.1 user unknown", now),
                        from,
                        to,
                        messageId,
                        now));
            case "suppressionlist" ->
                Optional.of(event(
                        "Bounce",
                        bounce(to, "Suppressed", "Amazon SES has suppressed sending to this address", now),
                        from,
                        to,
                        messageId,
                        now));
            case "complaint" -> Optional.of(event("Complaint", complaint(to, now), from, to, messageId, now));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> bounce(String to, String subType, String diagnostic, Instant now) {
        Map<String, Object> bounce = new LinkedHashMap<>();
        bounce.put("feedbackId", UUID.randomUUID().toString());
        bounce.put("bounceType", "Permanent");
        bounce.put("bounceSubType", subType);
        bounce.put(
                "bouncedRecipients",
                List.of(Map.of(
                        "emailAddress", to, "action", "failed", "status", "5.1.1", "diagnosticCode", diagnostic)));
        bounce.put("timestamp", now.toString());
        bounce.put("reportingMTA", "dns; simulator.amazonses.com");
        return bounce;
    }

    private static Map<String, Object> complaint(String to, Instant now) {
        Map<String, Object> complaint = new LinkedHashMap<>();
        complaint.put("feedbackId", UUID.randomUUID().toString());
        complaint.put("complainedRecipients", List.of(Map.of("emailAddress", to)));
        complaint.put("timestamp", now.toString());
        complaint.put("userAgent", "Amazon SES Mailbox Simulator");
        complaint.put("complaintFeedbackType", "abuse");
        complaint.put("arrivalDate", now.toString());
        return complaint;
    }

    private static Map<String, Object> event(
            String type, Map<String, Object> about, String from, String to, String messageId, Instant now) {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("timestamp", now.toString());
        mail.put("messageId", messageId);
        mail.put("source", from);
        mail.put("sendingAccountId", Intrinsics.ACCOUNT);
        mail.put("destination", List.of(to));
        mail.put("headersTruncated", false);
        mail.put("headers", List.of());
        mail.put("commonHeaders", Map.of("from", List.of(from), "to", List.of(to), "messageId", messageId));
        mail.put("tags", Map.of("ses:source-ip", List.of("192.0.2.0")));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", type);
        event.put(type.toLowerCase(Locale.ROOT), about);
        event.put("mail", mail);
        return event;
    }
}
