package meetme.lambda;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust rows 16 to 18: what can be done with somebody else's address, or out of spite, by nothing but legal presses. */
class StrangersIT {

    private static final String HOST = "host@example.com";
    private static final String OWNER = "owner@example.org";

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    // Row 16: whose address it is

    @Test
    void onlyALinkThatStoodInAMailProvesAnAddress() {
        Reply asked = ask(OWNER, "192.0.2.1");
        String answered = Ways.token(asked.text("statusUrl"));
        cloud.sweep();
        String mailed = mailedTo(OWNER);

        // Whoever typed the address has the form's answer, and presses what it gives them.
        assertThat(actions(answered)).contains("withdraw").doesNotContain("confirm");
        Reply refused = press(answered, 1, "confirm");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("action");
        assertThat(hostView(asked).text("address")).isEqualTo("unconfirmed");
        assertThat(Letterbox.text(cloud.mailsTo(HOST).getFirst())).contains(OWNER + "\nNot confirmed: ");

        // Whoever reads the mailbox has the mail.
        assertThat(mailed).isNotEqualTo(answered);
        assertThat(actions(mailed)).contains("confirm", "withdraw");
        assertThat(press(mailed, 1, "confirm").text("address")).isEqualTo("confirmed");
        assertThat(hostView(asked).text("address")).isEqualTo("confirmed");
        assertThat(press(answered, 1, "confirm").status())
                .as("whatever is known by now")
                .isEqualTo(422);
    }

    @Test
    void theHostIsRemindedThatAnAddressIsNotConfirmedUntilItIs() {
        ask(OWNER, "192.0.2.1");
        Reply proved = ask("proved@example.org", "192.0.2.2");
        press(visitor(proved), 1, "confirm");
        cloud.sweep();
        int before = cloud.mailsTo(HOST).size();

        cloud.clock.advance(Duration.ofHours(24));
        cloud.sweep();

        assertThat(cloud.mailsTo(HOST)).as("one reminder of both").hasSize(before + 1);
        assertThat(Letterbox.text(cloud.mailsTo(HOST).getLast()))
                .containsOnlyOnce("Not confirmed")
                .containsOnlyOnce(OWNER)
                .doesNotContain("proved@example.org");
    }

    @Test
    void aPitchUnderSomebodyElsesAddressSilencesOnlyWhereItCameFrom() {
        pitch(ask(OWNER, "192.0.2.1"));

        // The owner, who has never been here before
        Reply own = ask(OWNER, "198.51.100.1");
        cloud.sweep();
        assertThat(own.text("state")).isEqualTo("pending");
        assertThat(hostView(own).text("state")).isEqualTo("pending");
        assertThat(cloud.mailsTo(HOST)).hasSize(2);

        // Whoever made the pitch
        Reply again = ask(OWNER, "192.0.2.1");
        cloud.sweep();
        assertThat(again.json()).containsEntry("state", "pitch").doesNotContainKey("answerBy");
        assertThat(view(Ways.token(again.text("statusUrl"))).text("state")).isEqualTo("pitch");
        assertThat(cloud.mailsTo(HOST)).hasSize(2);
    }

    @Test
    void onceAnAddressIsProvedItsPitchHoldsItsOwnerEverywhere() {
        Reply seller = ask(OWNER, "192.0.2.1");
        press(visitor(seller), 1, "confirm");
        pitch(seller);

        Map<String, Object> form = form(OWNER);
        Map<String, String> elsewhere = new HashMap<>(from("198.51.100.1"));
        elsewhere.put("idempotency-key", "the same");
        Reply closed = cloud.post("/api/requests", form, elsewhere);
        cloud.sweep();

        // It is told what has become of it, again and again, and the host is not asked
        assertThat(closed.status()).isEqualTo(201);
        assertThat(closed.json()).containsEntry("state", "pitch").doesNotContainKey("answerBy");
        assertThat(cloud.post("/api/requests", form, elsewhere).body()).isEqualTo(closed.body());
        Reply status = view(Ways.token(closed.text("statusUrl")));
        assertThat(status.text("state")).isEqualTo("pitch");
        assertThat(status.text("said")).startsWith("Closed on ").doesNotContain("answered");
        assertThat(cloud.mailsTo(HOST)).hasSize(1);

        // Without a script as well
        Reply plain = cloud.call("POST", "/api/requests", plainFrom("198.51.100.2"), plain(OWNER));
        assertThat(plain.status()).isEqualTo(422);
        assertThat(plain.body()).contains("not for sales, so this one won’t take place", OWNER);
        assertThat(cloud.mailsTo(HOST)).hasSize(1);
    }

    @Test
    void whoeverProvesTheAddressOfAPitchIsHeldByItFromThenOn() {
        Reply seller = ask(OWNER, "192.0.2.1");
        pitch(seller);
        press(visitor(seller), view(visitor(seller)).version(), "confirm");

        assertThat(ask(OWNER, "198.51.100.1").text("state")).isEqualTo("pitch");
    }

    @Test
    void theHostsSecondThoughtsLiftWhatWasClosedByItself() {
        Reply seller = ask(OWNER, "192.0.2.1");
        press(visitor(seller), 1, "confirm");
        pitch(seller);
        Reply closed = ask(OWNER, "198.51.100.1");
        assertThat(closed.text("state")).isEqualTo("pitch");

        counter(closed);

        assertThat(ask(OWNER, "198.51.100.1").text("state")).isEqualTo("pending");
        assertThat(ask(OWNER, "203.0.113.1").text("state")).isEqualTo("pending");
    }

    @Test
    void aPitchThatIsUndoneSilencesNobody() {
        Reply asked = ask(OWNER, "192.0.2.1");
        press(visitor(asked), 1, "confirm");
        cloud.post("/api/host/act", Ways.press(host(asked), 1, "pitch"));
        cloud.post("/api/host/act", Ways.press(host(asked), 2, "undo"));
        settle();

        assertThat(ask(OWNER, "192.0.2.1").text("state")).isEqualTo("pending");
    }

    @Test
    void unprovedRequestsKeepTheOwnerOutOnlyWhereTheyCameFrom() {
        ask(OWNER, "192.0.2.1");
        ask(OWNER, "192.0.2.1");
        assertThat(cloud.post("/api/requests", form(OWNER), from("192.0.2.1")).status())
                .isEqualTo(429);

        Reply own = ask(OWNER, "198.51.100.1");
        cloud.sweep();

        assertThat(hostView(own).text("state")).isEqualTo("pending");
        assertThat(cloud.mailsTo(HOST)).hasSize(3);
    }

    @Test
    void twoProvedRequestsAreEnoughWhereverTheOwnerAsksFrom() {
        Reply first = ask(OWNER, "192.0.2.1");
        Reply second = ask(OWNER, "198.51.100.1");
        press(visitor(first), 1, "confirm");
        assertThat(cloud.post("/api/requests", form(OWNER), from("203.0.113.1")).status())
                .as("one proved, one to be proved from each place")
                .isEqualTo(201);
        press(visitor(second), 1, "confirm");

        assertThat(cloud.post("/api/requests", form(OWNER), from("203.0.113.2")).status())
                .isEqualTo(429);
        press(visitor(first), view(visitor(first)).version(), "withdraw");
        assertThat(cloud.post("/api/requests", form(OWNER), from("203.0.113.2")).status())
                .isEqualTo(201);
    }

    @Test
    void whatClosesRequestsThatNobodyStoodForIsMailedTwiceADay() {
        for (int i = 0; i < 5; i++) {
            ask(OWNER, "192.0.2." + i);
        }
        Reply own = ask(OWNER, "198.51.100.1");
        press(visitor(own), 1, "confirm");
        cloud.sweep();
        assertThat(cloud.mailsTo(OWNER)).as("the receipt").hasSize(1);

        cloud.clock.advance(Duration.ofDays(5));
        cloud.sweep();

        assertThat(cloud.mailsTo(OWNER))
                .filteredOn(mail -> mail.subject().startsWith("I’m sorry"))
                .as("two of five, and the one that somebody stood for")
                .hasSize(3);
    }

    // Row 17: mails without end

    @Test
    void fortyRoundsOfMovingAndStayingAreSixMails() {
        Agreed agreed = agree("mover@example.org");
        int before = cloud.mails().size();

        Reply last = view(agreed.visitor());
        for (int round = 0; round < 40; round++) {
            Reply view = view(agreed.visitor());
            assertThat(left(view, "move")).isEqualTo(Math.max(0, 3 - round));
            assertThat(actions(agreed.visitor()).contains("move")).isEqualTo(round < 3);
            last = press(agreed.visitor(), view.version(), "move", "times", List.of("2026-12-04T09:00"));
            cloud.sweep();
            press(agreed.visitor(), view(agreed.visitor()).version(), "withdraw");
            cloud.sweep();
        }

        assertThat(cloud.mails().size() - before).isEqualTo(6);
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.wrongFields()).containsExactly("action");
        assertThat(last.body()).contains("reply to the email with my invitation: it comes straight to me");
        assertThat(Letterbox.replyTo(invitation("mover@example.org")))
                .as("it can be answered")
                .singleElement(as(STRING))
                .contains(HOST);
    }

    @Test
    void otherTimesAreAskedForThreeTimes() {
        Reply asked = ask("asker@example.org", "192.0.2.3");
        String visitor = visitor(asked);
        for (int round = 0; round < 4; round++) {
            counter(asked);
            Reply view = view(visitor);
            assertThat(left(view, "ask")).isEqualTo(3 - round);
            assertThat(actions(visitor).contains("ask")).isEqualTo(round < 3);
            Reply again = press(visitor, view.version(), "ask", "times", List.of("2026-12-04T09:00"));
            assertThat(again.status()).isEqualTo(round < 3 ? 200 : 422);
            if (round == 3) {
                assertThat(again.body())
                        .contains("three times. Take one of these, or withdraw your request and ask me again.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void theLastRefusalIsInTheVisitorsLanguage(String language) {
        Map<String, Object> form = form("idioma@example.org");
        form.put("language", language);
        Agreed agreed = agree(cloud.post("/api/requests", form, from("192.0.2.4")));
        for (int round = 0; round < 3; round++) {
            press(agreed.visitor(), view(agreed.visitor()).version(), "move", "times", List.of("2026-12-04T09:00"));
            press(agreed.visitor(), view(agreed.visitor()).version(), "withdraw");
        }

        Reply refused =
                press(agreed.visitor(), view(agreed.visitor()).version(), "move", "times", List.of("2026-12-04T09:00"));

        assertThat(refused.body())
                .contains(ResourceBundle.getBundle("meetme.deciding.refusals", Locale.forLanguageTag(language))
                        .getString("visitor.no-moves-left")
                        .replace("{0}", "Sam Host"));
    }

    // Row 18: the ledger

    @Test
    void twelveUnprovedRequestsLeftAloneMoveNoAccount() {
        for (int i = 0; i < 3; i++) {
            decline(ask("answered" + i + "@example.org", "192.0.2." + i));
        }
        settle();
        Map<String, Object> before = cloud.get("/api/promise").json();
        assertThat(before).containsEntry("asked", 3).containsEntry("answeredPercent", 100);

        for (int i = 0; i < 12; i++) {
            ask("made.up" + i + "@example.org", "198.51.100." + i);
        }
        cloud.clock.advance(Duration.ofDays(5));
        cloud.sweep();

        assertThat(cloud.get("/api/promise").json()).isEqualTo(before);
    }

    @Test
    void aPitchThatWasLeftAloneCanStillBeMarkedAndCountsNoMore() {
        Reply asked = ask("seller@example.org", "192.0.2.5");
        String visitor = visitor(asked);
        press(visitor, 1, "confirm");
        cloud.clock.advance(Duration.ofDays(5));
        cloud.sweep();
        assertThat(cloud.get("/api/promise").json()).containsEntry("asked", 1);

        Reply view = hostView(asked);
        assertThat(view.json().get("actions")).isEqualTo(List.of("counter", "pitch"));
        cloud.post("/api/host/act", Ways.press(host(asked), view.version(), "pitch"));
        assertThat(cloud.get("/api/promise").json())
                .as("while it can be undone")
                .containsEntry("asked", 1);
        settle();

        assertThat(view(visitor).text("state")).isEqualTo("pitch");
        assertThat(cloud.get("/api/promise").json()).containsEntry("asked", 0);
        assertThat(cloud.mailsTo("seller@example.org").getLast().subject()).isEqualTo("Closed: your request to meet");
    }

    @Test
    void anOfferCanBeTakenBackAndCannotBeTakenUpMeanwhile() {
        Reply asked = ask("late@example.org", "192.0.2.6");
        String visitor = visitor(asked);
        counter(asked);

        Reply view = hostView(asked);
        assertThat(view.json().get("actions")).isEqualTo(List.of("decline"));
        assertThat(cloud.post("/api/host/act", Ways.press(host(asked), view.version(), "decline"))
                        .text("state"))
                .isEqualTo("declined");
        assertThat(actions(visitor)).isNotEmpty().doesNotContain("accept", "ask");
        Reply tooLate = press(visitor, view(visitor).version(), "accept", "time", "2026-12-08T10:00");
        assertThat(tooLate.status()).isEqualTo(422);
        assertThat(tooLate.body()).contains("I am changing this offer right now.");
        settle();

        assertThat(view(visitor).text("state")).isEqualTo("declined");
        assertThat(cloud.mailsTo("late@example.org").getLast().subject())
                .isEqualTo("Not this time: your request to meet");
    }

    @Test
    void whatWasAgreedStandsWhereAnOfferForItIsTakenBack() {
        Agreed agreed = agree("stands@example.org");
        cloud.post(
                "/api/host/act",
                Ways.counter(agreed.host(), hostView(agreed.asked()).version(), "2026-12-08T10:00"));
        settle();

        cloud.post(
                "/api/host/act",
                Ways.press(agreed.host(), hostView(agreed.asked()).version(), "decline"));
        settle();

        assertThat(view(agreed.visitor()).text("state")).isEqualTo("approved");
        assertThat(cloud.mailsTo("stands@example.org").getLast().subject())
                .isEqualTo("It stays as it was: Thu 3 Dec, 10:00 Denver time");
    }

    private record Agreed(Reply asked, String host, String visitor) {}

    private Agreed agree(String email) {
        return agree(ask(email, "192.0.2.9"));
    }

    private Agreed agree(Reply asked) {
        Agreed agreed = new Agreed(asked, host(asked), visitor(asked));
        cloud.post("/api/host/act", Ways.approve(agreed.host(), 1, "2026-12-03T10:00"));
        settle();
        return agreed;
    }

    private void pitch(Reply asked) {
        cloud.sweep();
        cloud.post("/api/host/act", Ways.press(host(asked), hostView(asked).version(), "pitch"));
        settle();
    }

    private void decline(Reply asked) {
        cloud.post("/api/host/act", Ways.press(host(asked), 1, "decline"));
    }

    private void counter(Reply asked) {
        cloud.post("/api/host/act", Ways.counter(host(asked), hostView(asked).version(), "2026-12-08T10:00"));
        settle();
    }

    private void settle() {
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
    }

    private Reply ask(String email, String address) {
        Reply asked = cloud.post("/api/requests", form(email), from(address));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked;
    }

    private Map<String, Object> form(String email) {
        Map<String, Object> form = cloud.form();
        form.put("email", email);
        return form;
    }

    private static Map<String, String> from(String address) {
        return Map.of("x-viewer-address", address);
    }

    private static Map<String, String> plainFrom(String address) {
        return Map.of("x-viewer-address", address, "content-type", "application/x-www-form-urlencoded");
    }

    private static byte[] plain(String email) {
        return ("name=Pat&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8)
                        + "&topic=I+would+love+to+hear+about+robots.&city=denver&arrive=2026-12-01&leave=2026-12-05"
                        + "&times=2026-12-03T10%3A00&meeting=coffee&pledge=on&language=en&extra=")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Behind the link that is mailed. */
    private String visitor(Reply asked) {
        return Ways.visitorToken(cloud, asked.text("id"));
    }

    private String host(Reply asked) {
        return Ways.hostToken(cloud, asked.text("id"));
    }

    private Reply hostView(Reply asked) {
        return cloud.post("/api/host/view", Map.of("token", host(asked)));
    }

    private Reply view(String visitor) {
        return cloud.post("/api/visitor/view", Map.of("token", visitor));
    }

    @SuppressWarnings("unchecked")
    private List<String> actions(String visitor) {
        return (List<String>) view(visitor).json().get("actions");
    }

    private static Object left(Reply view, String action) {
        return ((Map<?, ?>) view.json().get("left")).get(action);
    }

    private Reply press(String visitor, int version, String action) {
        return cloud.post("/api/visitor/act", Ways.press(visitor, version, action));
    }

    private Reply press(String visitor, int version, String action, String field, Object value) {
        Map<String, Object> order = new HashMap<>(Ways.press(visitor, version, action));
        order.put(field, value);
        return cloud.post("/api/visitor/act", order);
    }

    /** What stands behind the link in the first mail to them. */
    private String mailedTo(String email) {
        return Letterbox.after(Letterbox.text(cloud.mailsTo(email).getFirst()), "/status#");
    }

    private ReceivedMail invitation(String email) {
        return cloud.mailsTo(email).stream()
                .filter(mail -> mail.subject().startsWith("It’s on"))
                .findFirst()
                .orElseThrow();
    }
}
