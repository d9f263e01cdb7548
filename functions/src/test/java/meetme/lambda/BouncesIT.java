package meetme.lambda;

import static meetme.lambda.Ways.hostToken;
import static meetme.lambda.Ways.press;
import static meetme.lambda.Ways.visitorToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.local.mail.ReceivedMail;
import meetme.meetup.EmailAddress;
import meetme.meetup.Feedback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request where mail comes back: SES's event, as its simulator and its documents have it. */
class BouncesIT {

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bounce@simulator.amazonses.com, hard-bounce",
        "bounce+pat@simulator.amazonses.com, hard-bounce",
        "suppressionlist@simulator.amazonses.com, hard-bounce",
        "complaint@simulator.amazonses.com, complaint"
    })
    void whatComesBackIsToldOnBothPagesAndEndsTheMail(String address, String kind) {
        String id = ask(address);
        cloud.sweep();
        assertThat(cloud.mailsTo(address)).hasSize(1);

        assertThat(returned(hostView(id))).containsEntry("kind", kind);
        assertThat(returned(visitorView(id)))
                .containsEntry("kind", kind)
                .containsEntry("atText", "Sun 22 Nov 2026, 13:30 Denver time");

        decline(id);

        assertThat(cloud.mailsTo(address)).hasSize(1);
        assertThat(mailStatus(id, "DECLINE_TO_VISITOR")).isEqualTo("withheld");
        assertThat(mailStatus(id, "REQUEST_TO_HOST")).isEqualTo("sent");
    }

    @Test
    void whoeverCanBeReachedHearsNothingOfIt() {
        String id = ask("success@simulator.amazonses.com");
        cloud.sweep();
        decline(id);

        assertThat(hostView(id)).doesNotContainKey("returned");
        assertThat(visitorView(id)).doesNotContainKey("returned");
        assertThat(cloud.mailsTo("success@simulator.amazonses.com")).hasSize(2);
    }

    @Test
    void aSoftBounceIsToldAndTheNextMailLeavesAllTheSame() {
        String id = ask("pat@example.org");
        cloud.sweep();
        publish("Bounce", Map.of("bounceType", "Transient", "bounceSubType", "MailboxFull"), "pat@example.org");

        assertThat(returned(hostView(id))).containsEntry("kind", "soft-bounce");
        decline(id);

        assertThat(cloud.mailsTo("pat@example.org")).hasSize(2);
    }

    @Test
    void aLateSoftBounceTakesBackNoHardOne() {
        publish("Bounce", Map.of("bounceType", "Permanent", "bounceSubType", "General"), "pat@example.org");
        publish("Bounce", Map.of("bounceType", "Transient", "bounceSubType", "General"), "pat@example.org");

        assertThat(feedback("pat@example.org")).isEqualTo(Feedback.Kind.HARD_BOUNCE);

        publish("Complaint", Map.of("complaintFeedbackType", "abuse"), "pat@example.org");

        assertThat(feedback("pat@example.org")).isEqualTo(Feedback.Kind.COMPLAINT);
    }

    @Test
    void aSecondRequestFromThereIsNotWrittenToEither() {
        ask("bounce@simulator.amazonses.com");
        cloud.sweep();
        cloud.clock.advance(Duration.ofDays(2));
        String second = ask("bounce@simulator.amazonses.com");
        cloud.sweep();

        assertThat(cloud.mailsTo("bounce@simulator.amazonses.com")).hasSize(1);
        assertThat(returned(hostView(second))).containsEntry("kind", "hard-bounce");
    }

    @Test
    void somebodysTagSaysNothingOfTheirMailbox() {
        publish("Bounce", Map.of("bounceType", "Permanent", "bounceSubType", "General"), "pat+nobody@example.org");

        ask("pat@example.org");
        cloud.sweep();

        assertThat(cloud.mailsTo("pat@example.org")).hasSize(1);
    }

    @Test
    void theHostsMailWaitsForADayAndThenLeaves() {
        publish("Bounce", Map.of("bounceType", "Permanent", "bounceSubType", "General"), "host@example.com");
        String id = ask("pat@example.org");
        for (int hour = 0; hour < 23; hour++) {
            cloud.sweep();
            cloud.clock.advance(Duration.ofHours(1));
        }
        assertThat(cloud.mailsTo("host@example.com")).isEmpty();
        assertThat(mailStatus(id, "REQUEST_TO_HOST")).isEqualTo("waiting");
        assertThat(hostView(id)).containsEntry("state", "pending").doesNotContainKey("returned");

        cloud.clock.advance(Duration.ofHours(2));
        cloud.sweep();

        assertThat(cloud.mailsTo("host@example.com")).isNotEmpty();
        assertThat(mailStatus(id, "REQUEST_TO_HOST")).isEqualTo("sent");
    }

    @Test
    void itIsForgottenAfterHalfAYear() {
        publish("Bounce", Map.of("bounceType", "Permanent", "bounceSubType", "General"), "pat@example.org");
        cloud.clock.advance(Duration.ofDays(181));

        assertThat(cloud.stores().addresses().feedback(new EmailAddress("pat@example.org"), cloud.clock.instant()))
                .isEmpty();
    }

    @Test
    void whatIsNoBounceOfOursChangesNothing() {
        cloud.topic.publish(Map.of("notificationType", "AmazonSnsSubscriptionSucceeded"), cloud.clock.instant());
        publish("Complaint", Map.of("complaintFeedbackType", "not-spam"), "pat@example.org");
        publish("Delivery", Map.of("processingTimeMillis", 500), "pat@example.org");

        assertThat(cloud.items("address")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'Records':{}}",
                "{'Records':[null]}",
                "{'Records':[{'EventSource':'aws:sns'}]}",
                "{'Records':[{'Sns':{}}]}",
                "{'Records':[{'Sns':{'Message':null}}]}",
                "{'Records':[{'Sns':{'Message':{}}}]}",
                "{'Records':[{'sns':{'message':'{}'}}]}"
            })
    void whatIsNoEventIsAnErrorSoThatItIsNotLost(String event) {
        assertThatThrownBy(() -> TestCloud.call(cloud.bounce, event.replace('\'', '"')))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    }

    @Test
    void theHostIsToldWhenAnInvitationComesBack() {
        String id = agreed("pat@example.org");
        int before = cloud.mailsTo("host@example.com").size();

        comesBack(id, "pat@example.org");
        comesBack(id, "pat@example.org");
        cloud.sweep();

        assertThat(cloud.mailsTo("host@example.com")).hasSize(before + 1);
        ReceivedMail told = cloud.mailsTo("host@example.com").getLast();
        assertThat(told.subject()).isEqualTo("Pat Visitor may not know: Thu 3 Dec, 10:00 Denver time");
        assertThat(Letterbox.text(told)).contains("pat@example.org", "https://www.linkedin.com/in/pat");
        assertThat(Letterbox.replyTo(told)).isEmpty();
    }

    @Test
    void nobodyIsToldOfARequestThatIsNotAgreedOrOfAnAddressThatIsNotItsOwn() {
        String pending = ask("pat@example.org");
        String agreed = agreed("pat@example.net");
        int before = cloud.mailsTo("host@example.com").size();

        comesBack(pending, "pat@example.org");
        comesBack(agreed, "somebody@example.org");
        comesBack("0".repeat(32), "pat@example.net");
        cloud.sweep();

        assertThat(cloud.mailsTo("host@example.com")).hasSize(before);
    }

    @Test
    void nobodyIsSaidToGetAnInvitationWhoseMailComesBack() {
        String id = agreed("bounce@simulator.amazonses.com");

        ReceivedMail hosts = cloud.mailsTo("host@example.com").getLast();
        assertThat(hosts.subject()).startsWith("It’s on: ");
        assertThat(Letterbox.text(hosts)).contains("bounces").doesNotContain("on its way");
        assertThat(mailStatus(id, "INVITE_TO_VISITOR")).isEqualTo("withheld");
    }

    private String agreed(String address) {
        String id = ask(address);
        cloud.sweep();
        cloud.post("/api/host/act", Ways.approve(hostToken(cloud, id), 1, "2026-12-03T10:00"));
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
        return id;
    }

    /** As SES tells it, with the headers that we wrote. */
    private void comesBack(String id, String address) {
        Map<String, Object> bounce = Map.of(
                "bounceType", "Permanent", "timestamp", cloud.clock.instant().toString());
        Map<String, Object> mail = Map.of(
                "messageId",
                "1",
                "destination",
                List.of(address),
                "headers",
                List.of(
                        Map.of("name", "From", "value", "meetups@example.com"),
                        Map.of("name", "References", "value", "<" + id + "@example.com>")));
        cloud.topic.publish(Map.of("eventType", "Bounce", "bounce", bounce, "mail", mail), cloud.clock.instant());
    }

    @Test
    void theAddressItselfIsNotStoredWithIt() {
        publish("Bounce", Map.of("bounceType", "Permanent", "bounceSubType", "General"), "canary@example.org");

        assertThat(cloud.items("address")).hasSize(1);
        assertThat(cloud.items().toString()).doesNotContain("canary");
    }

    private String ask(String address) {
        Map<String, Object> form = cloud.form();
        form.put("email", address);
        return cloud.post("/api/requests", form).text("id");
    }

    private Map<String, Object> hostView(String id) {
        return cloud.post("/api/host/view", Map.of("token", hostToken(cloud, id)))
                .json();
    }

    private Map<String, Object> visitorView(String id) {
        return cloud.post("/api/visitor/view", Map.of("token", visitorToken(cloud, id)))
                .json();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> returned(Map<String, Object> view) {
        return (Map<String, Object>) view.get("returned");
    }

    private void decline(String id) {
        Map<String, Object> after = cloud.post("/api/host/act", press(hostToken(cloud, id), 1, "decline"))
                .json();
        assertThat(after).containsEntry("state", "declined");
        cloud.clock.advance(Duration.ofMinutes(3));
        cloud.sweep();
    }

    private String mailStatus(String id, String notice) {
        return cloud.items("mail").stream()
                .filter(item -> item.get("pk").s().equals("request#" + id))
                .filter(item -> item.get("sk").s().startsWith("mail#" + notice + "#"))
                .map(item -> item.get("status").s())
                .findFirst()
                .orElseThrow();
    }

    private Feedback.Kind feedback(String address) {
        return cloud.stores()
                .addresses()
                .feedback(new EmailAddress(address), cloud.clock.instant())
                .orElseThrow()
                .kind();
    }

    private void publish(String type, Map<String, Object> about, String to) {
        Map<String, Object> dated = new LinkedHashMap<>(about);
        dated.put("timestamp", cloud.clock.instant().toString());
        cloud.topic.publish(
                Map.of(
                        "eventType",
                        type,
                        type.toLowerCase(Locale.ROOT),
                        dated,
                        "mail",
                        Map.of("messageId", "1", "destination", List.of(to))),
                cloud.clock.instant());
    }
}
