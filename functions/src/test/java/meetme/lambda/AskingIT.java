package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import meetme.lambda.TestCloud.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code POST /api/requests} and {@code GET /api/openings}, from the event to the table. */
class AskingIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final TestCloud cloud = TestCloud.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aRequestIsStoredWithItsMailsInOneTransaction() {
        Map<String, Object> form = cloud.form();
        cloud.post("/api/requests", cloud.form());

        List<String> calls = AwsCalls.during(() -> {
            Reply reply = cloud.post("/api/requests", form, Map.of("idempotency-key", "k"));
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text("state")).isEqualTo("pending");
            assertThat(reply.text("id")).matches("[0-9a-f]{32}");
            assertThat(reply.text("statusUrl")).matches("/status#[A-Za-z0-9_-]{100,}");
            assertThat(Instant.parse(reply.text("answerBy"))).isAfter(cloud.clock.instant());
        });

        assertThat(calls).containsExactly("TransactWriteItems");
        assertThat(cloud.items("mail")).hasSize(4);
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswerEvenWhenTheStampIsStale() {
        Map<String, Object> form = cloud.form();
        Reply first = cloud.post("/api/requests", form, Map.of("idempotency-key", "k"));
        Reply second = cloud.post("/api/requests", form, Map.of("idempotency-key", "k"));
        cloud.clock.advance(Duration.ofHours(23).plusMinutes(59));
        Reply third = cloud.post("/api/requests", form, Map.of("idempotency-key", "k"));

        assertThat(List.of(second.body(), third.body())).containsOnly(first.body());
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflictAndStoresNothing() {
        Map<String, Object> form = cloud.form();
        cloud.post("/api/requests", form, Map.of("idempotency-key", "k"));
        form.put("name", "Somebody Else");

        assertThat(cloud.post("/api/requests", form, Map.of("idempotency-key", "k"))
                        .status())
                .isEqualTo(409);
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Reply reply = cloud.post(
                "/api/requests",
                Map.of(
                        "name",
                        " ",
                        "email",
                        "pat@",
                        "profile",
                        "javascript:alert(1)",
                        "know",
                        "x".repeat(201),
                        "topic",
                        "short",
                        "times",
                        List.of("Thursday"),
                        "pledge",
                        "true",
                        "language",
                        "tlh",
                        "extra",
                        "robot"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(reply.wrongFields())
                .containsExactlyInAnyOrder(
                        "name email profile know topic city meeting arrive leave times pledge language stamp extra"
                                .split(" "));
        assertThat(cloud.items("request")).isEmpty();
    }

    @Test
    void aKeyThatIsNoneHidesNoOtherMistake() {
        Map<String, Object> form = cloud.form();
        form.put("name", "");
        form.put("email", "pat@");

        Reply reply = cloud.post("/api/requests", form, Map.of("idempotency-key", "k".repeat(201)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.wrongFields()).containsExactlyInAnyOrder("name", "email", "Idempotency-Key");
    }

    @Test
    void aProfileIsTakenAsPeopleTypeIt() {
        Map<String, Object> form = cloud.form();
        form.put("profile", "linkedin.com/in/pat");
        String host = Ways.hostToken(cloud, cloud.post("/api/requests", form).text("id"));
        assertThat(cloud.post("/api/host/view", Map.of("token", host)).body())
                .contains("\"profile\":\"https://linkedin.com/in/pat\"");

        cloud.call(
                "POST",
                "/api/requests",
                Map.of("content-type", FORM),
                utf8(form("Pat Visitor").replace("profile=", "profile=linkedin.com%2Fin%2Fpat")));
        assertThat(cloud.items("request"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.get("profile").s()).isEqualTo("https://linkedin.com/in/pat"));
    }

    @Test
    void aProfileHasOneMaximum() {
        Map<String, Object> form = cloud.form();
        form.put("profile", "example.org/" + "a".repeat(288));
        assertThat(cloud.post("/api/requests", form).status()).isEqualTo(201);

        form.put("profile", "example.org/" + "a".repeat(289));
        Reply reply = cloud.post("/api/requests", form);
        assertThat(reply.wrongFields()).containsExactly("profile");
        assertThat(reply.body()).contains("300 characters");
        assertThat(cloud.call("POST", "/api/requests", Map.of("content-type", FORM), new byte[0])
                        .body())
                .containsPattern("id=\"profile\"[^>]* maxlength=\"300\"");
    }

    @Test
    void unknownFieldsAreRefusedSoThatNobodyWritesWhatIsNotTheirs() {
        for (String field : List.of("id", "status", "state", "version", "__proto__")) {
            Map<String, Object> form = cloud.form();
            form.put(field, "approved");

            assertThat(cloud.post("/api/requests", form).status()).as(field).isEqualTo(400);
        }
        assertThat(cloud.items("request")).isEmpty();
    }

    @Test
    void aStampMustBeTwoSecondsOldAndNotForged() {
        Map<String, Object> form = cloud.form();
        Instant nextMinute =
                cloud.clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        cloud.clock.forwardTo(nextMinute);
        form.put("stamp", cloud.get("/api/openings").text("stamp"));
        assertThat(cloud.post("/api/requests", form).wrongFields()).containsExactly("stamp");

        form.put("stamp", "k1.AAAA");
        assertThat(cloud.post("/api/requests", form).wrongFields()).containsExactly("stamp");
    }

    @Test
    void timesMustBeOpenAndWithinTheStay() {
        for (Object times : List.of(
                List.of("2026-12-03T03:00"),
                List.of("2026-12-06T09:00"),
                List.of("2026-12-03T10:01"),
                List.of("2026-11-23T10:00"),
                List.of("2026-12-03T24:00"),
                List.of("2026-02-30T10:00"),
                List.of("2026-12-03"),
                List.of(1),
                "2026-12-03T10:00",
                List.of("2026-12-03T08:00", "2026-12-03T08:30", "2026-12-03T09:00", "2026-12-03T09:30"))) {
            Map<String, Object> form = cloud.form();
            form.put("times", times);

            assertThat(cloud.post("/api/requests", form).wrongFields())
                    .as(times.toString())
                    .containsExactly("times");
        }
    }

    @Test
    void theAnswerIsDueBeforeItIsOfNoUse() {
        Map<String, Object> form = cloud.form();
        form.put("arrive", "2026-11-23");
        form.put("times", List.of("2026-11-24T10:00"));

        Instant answerBy = Instant.parse(cloud.post("/api/requests", form).text("answerBy"));

        assertThat(answerBy).isBefore(Instant.parse("2026-11-24T17:00:00Z"));
    }

    @Test
    void aConflictInDynamoDbIsTriedAgainAndGivenUpInTheEnd() {
        Map<String, Object> form = cloud.form();

        assertThat(AwsCalls.withConflicts(3, () -> cloud.post("/api/requests", form))
                        .status())
                .isEqualTo(201);
        Reply busy = AwsCalls.withConflicts(4, () -> cloud.post("/api/requests", form));
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers()).containsKey("retry-after");
        assertThat(cloud.items("request")).hasSize(1);
    }

    @Test
    void aPlainFormIsAnsweredByAPageAndItsTwinIsNoSecondRequest() {
        String body = form("Pat Visitor");

        Reply first = cloud.call("POST", "/api/requests", Map.of("content-type", FORM), utf8(body));
        Reply second =
                cloud.call("POST", "/api/requests", Map.of("content-type", FORM + "; charset=UTF-8"), utf8(body));

        assertThat(first.status()).isEqualTo(303);
        assertThat(first.headers()).containsEntry("location", "/asked");
        assertThat(second.status()).isEqualTo(303);
        assertThat(cloud.items("request")).hasSize(1);

        cloud.clock.advance(Duration.ofMinutes(11));
        cloud.call("POST", "/api/requests", Map.of("content-type", FORM), utf8(body));
        assertThat(cloud.items("request")).hasSize(2);
    }

    @Test
    void aPlainFormWithAMistakeComesBackWithWhatWasTyped() {
        Reply reply = cloud.call(
                "POST",
                "/api/requests",
                Map.of("content-type", FORM),
                utf8(form("<b>Pat</b>").replace("pat%40example.org", "nonsense")));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.headers().get("content-type")).startsWith("text/html");
        assertThat(reply.body())
                .contains("&lt;b>Pat&lt;/b>")
                .doesNotContain("<b>Pat")
                .contains("nonsense")
                .contains("Enter your email address");
        assertThat(cloud.items("request")).isEmpty();
    }

    @Test
    void aPlainFormThatComesAgainAfterAWithdrawalIsMeantAnew() {
        byte[] body = utf8(form("Pat Visitor"));
        cloud.call("POST", "/api/requests", Map.of("content-type", FORM), body);
        String id = cloud.items("request").get(0).get("pk").s().substring("request#".length());
        cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, id), 1, "withdraw"));

        Reply again = cloud.call("POST", "/api/requests", Map.of("content-type", FORM), body);
        Reply twin = cloud.call("POST", "/api/requests", Map.of("content-type", FORM), body);

        assertThat(List.of(again.status(), twin.status())).containsOnly(303);
        assertThat(cloud.items("request")).hasSize(2);
    }

    @Test
    void aFieldThatComesTwiceIsNotReadAtAll() {
        Reply reply = cloud.call(
                "POST", "/api/requests", Map.of("content-type", FORM), utf8("extra=robot&" + form("Pat Visitor")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(cloud.items("request")).isEmpty();
    }

    /** Each of these took seconds, or the whole process, before lengths were looked at first. */
    @Test
    void whatIsLongIsRefusedInNoTime() {
        for (String email : List.of(
                "a.".repeat(7_000) + "a@example.com",
                "x@" + "a.".repeat(7_000) + "com",
                "x@" + "\u4e00".repeat(1_200) + ".com")) {
            Map<String, Object> form = cloud.form();
            form.put("email", email);
            assertThat(cloud.post("/api/requests", form).wrongFields()).contains("email");
        }
        Map<String, Object> form = cloud.form();
        form.put("name", "a" + " ".repeat(15_000) + "b");
        assertTimeout(Duration.ofSeconds(1), () -> cloud.post("/api/requests", form));
    }

    @Test
    void otherMediaTypesAreNotRead() {
        for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "", "application/jsonp")) {
            assertThat(cloud.call("POST", "/api/requests", Map.of("content-type", type), utf8("{}"))
                            .status())
                    .isEqualTo(415);
        }
    }

    @Test
    void openingsAreOneReadAndLeaveOutWhatIsAgreed() {
        Reply before = cloud.get("/api/openings");
        String host =
                Ways.hostToken(cloud, cloud.post("/api/requests", cloud.form()).text("id"));
        cloud.post("/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));

        List<String> calls = AwsCalls.during(() -> {
            Reply after = cloud.get("/api/openings");
            assertThat(times(before, "2026-12-03")).contains("10:00", "09:30", "08:30");
            assertThat(times(after, "2026-12-03")).contains("08:30").doesNotContain("10:00", "09:30");
            assertThat(times(after, "2026-12-04")).isEqualTo(times(before, "2026-12-04"));
        });

        assertThat(calls).containsExactly("BatchGetItem");
        assertThat(before.text("now")).isEqualTo(Samples.NOW.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<String> times(Reply openings, String date) {
        Map<String, Object> denver =
                ((List<Map<String, Object>>) openings.json().get("cities")).get(0);
        return ((List<Map<String, Object>>) denver.get("days"))
                .stream()
                        .filter(day -> day.get("date").equals(date))
                        .flatMap(day -> ((List<String>) day.get("times")).stream())
                        .toList();
    }

    private static String form(String name) {
        return "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "&email=pat%40example.org&profile=&know=&topic=I+would+love+to+hear+about+robots.&city=denver"
                + "&arrive=2026-12-01&leave=2026-12-05&times=2026-12-03T10%3A00&times=&times=&meeting=coffee"
                + "&pledge=on&language=en&extra=";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
