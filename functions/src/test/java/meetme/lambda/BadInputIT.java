package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.jr.ob.JSON;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import meetme.aws.dynamo.DynamoKeyRing;
import meetme.aws.dynamo.Table;
import meetme.host.HostFile;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import meetme.meetup.EmailAddress;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.security.KeyRing;
import meetme.security.Links;
import meetme.security.Stamps;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Bad input of every class in every field, through the real functions. Each is refused with its field named and nothing
 * written, or taken, and then every page, mail, calendar and log line that comes of it is as it would be of good input.
 */
class BadInputIT {

    private static final long SEED = 20261122;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, String> JSON_TYPE = Map.of("content-type", "application/json");
    private static final Map<String, Integer> LONGEST =
            Map.of("name", 80, "know", 200, "topic", 1000, "note", 1000, "place", 200);
    private static final Set<String> WRITES =
            Set.of("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");

    private static final PrintStream REAL_OUT = System.out;
    private static final ByteArrayOutputStream LOGGED = new ByteArrayOutputStream();

    /** Where it is judged what is taken; no mail ever leaves here. */
    private static final TestCloud EDGE = TestCloud.start(TestCloud.PLENTY);

    /** Where what is taken goes through to the end. */
    private static final TestCloud CLOUD = TestCloud.start(TestCloud.PLENTY);

    private static Map<String, Object> good = Map.of();
    private static Map<String, Object> shownForm = Map.of();
    private static Reply notFound = new Reply(0, Map.of(), "");
    private static int taken;
    private static int unique;

    /** What an output of good input is made of. */
    private static Map<String, Set<String>> goldenHeaders = Map.of();

    private static Map<String, Set<String>> goldenElements = Map.of();
    private static Set<String> goldenPage = Set.of();

    @BeforeAll
    static void learnFromGoodInput() throws Exception {
        System.setOut(new PrintStream(LOGGED, true, StandardCharsets.UTF_8));
        good = EDGE.form();
        shownForm = CLOUD.form();
        notFound = EDGE.post("/api/host/view", Map.of("token", "x"));
        String host = ask(with(shownForm, "email", "golden@example.net"));
        CLOUD.sweep();
        decide(host, Map.of("note", "Look for the clock.\nIt is large.", "place", "My porch"));
        goldenHeaders = new LinkedHashMap<>();
        goldenElements = new LinkedHashMap<>();
        for (ReceivedMail mail : CLOUD.mails()) {
            goldenHeaders.put(kind(mail), headers(parsed(mail)));
            goldenElements.put(kind(mail), elements(Jsoup.parse(part(parsed(mail), "text/html"))));
        }
        assertThat(goldenHeaders).hasSize(4);
        goldenPage = elements(Jsoup.parse(EDGE.call(
                        "POST",
                        "/api/requests",
                        Map.of("content-type", FORM),
                        formBody(
                                good.keySet().stream().collect(Collectors.toMap(field -> field, field -> (Object) ""))))
                .body()));
    }

    @AfterAll
    static void nothingElseWasStoredAndNobodyWasLogged() {
        System.setOut(REAL_OUT);
        try {
            assertThat(EDGE.items("request")).hasSize(taken);
            assertThat(EDGE.items("mail")).hasSize(2 * taken);
            assertThat(EDGE.mails()).isEmpty();
            assertLogIsCleanJson();
        } finally {
            EDGE.close();
            CLOUD.close();
        }
    }

    // TEXT

    /** Field by field at the edge; then, in all fields that took it at once, to the end. */
    @TestFactory
    Stream<DynamicTest> text() {
        Map<String, Map<String, Object>> byField = new LinkedHashMap<>();
        LONGEST.forEach((field, longest) -> byField.put(field, new BadInput(SEED).text(longest)));
        Reply asked = call(with(good, "email", "press@example.net"));
        taken++;
        String visitor = Ways.token(asked.text("statusUrl"));
        String host = Ways.hostToken(EDGE, asked.text("id"));
        return byField.get("name").keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Map<String, Object> form = new LinkedHashMap<>();
                    for (String field : List.of("name", "know", "topic")) {
                        Object value = byField.get(field).get(name);
                        if (judge(field, value)) {
                            form.put(field, value);
                        }
                    }
                    Map<String, Object> press = new LinkedHashMap<>();
                    for (String field : List.of("note", "place")) {
                        Object value = byField.get(field).get(name);
                        if (judgePress("/api/host/act", press(host, "undo"), field, value)) {
                            press.put(field, value);
                        }
                    }
                    judgePress(
                            "/api/visitor/act",
                            press(visitor, "cancel"),
                            "note",
                            byField.get("note").get(name));
                    if (!form.isEmpty() || !press.isEmpty()) {
                        showEverywhere(form, press);
                    }
                }));
    }

    /** In the mail and on the page behind its link; what the visitor sees says nothing of it. */
    @ParameterizedTest
    @CsvSource({
        "P\u0430t Visitor, Latin and Cyrillic",
        "Pat Visit\u03bfr, Latin and Greek",
        "P\u0430t Visit\u03bfr, Latin and Cyrillic and Greek",
        "Анна Каренина,",
        "Ἀριάδνη,",
        "محمد علي,",
        "山田エリカ さくら,",
        "김민준,",
        "Pat O’Visitor 3rd,"
    })
    void aNameThatMixesAlphabetsIsToldToTheHost(String name, @Nullable String alphabets) throws Exception {
        int before = CLOUD.mails().size();
        Map<String, Object> form = with(shownForm, "email", BadInput.CANARY + unique++ + "@example.net");
        Reply asked = post(CLOUD, "/api/requests", with(form, "name", name));
        String host = Ways.hostToken(CLOUD, asked.text("id"));
        CLOUD.sweep();

        Reply view = post(CLOUD, "/api/host/view", Map.of("token", host));
        ReceivedMail mail = CLOUD.mails().stream()
                .skip(before)
                .filter(any -> kind(any).equals("request_to_host"))
                .findFirst()
                .orElseThrow();
        String plain = part(parsed(mail), "text/plain");
        String html = Jsoup.parse(part(parsed(mail), "text/html")).text();
        if (alphabets == null) {
            assertThat(view.json()).doesNotContainKey("nameMixes");
            assertThat(List.of(plain, html)).isNotEmpty().noneMatch(said -> said.contains("imitate"));
        } else {
            assertThat(view.json()).containsEntry("nameMixes", List.of(alphabets.split(" and ", -1)));
            assertThat(List.of(plain, html))
                    .isNotEmpty()
                    .allMatch(said -> said.contains("This name mixes letters of different alphabets (" + alphabets
                            + "); it may imitate another name."));
        }
        String visitor = Ways.token(asked.text("statusUrl"));
        assertThat(post(CLOUD, "/api/visitor/view", Map.of("token", visitor)).json())
                .doesNotContainKey("nameMixes");
    }

    // EMAIL, LINK, DATES

    @TestFactory
    Stream<DynamicTest> emailAddresses() {
        return each("email", new BadInput(SEED).email("e"));
    }

    @TestFactory
    Stream<DynamicTest> links() {
        return each("profile", new BadInput(SEED).link());
    }

    @TestFactory
    Stream<DynamicTest> days() {
        return Stream.of("arrive", "leave")
                .flatMap(field -> BadInput.DAYS.stream()
                        .map(day -> DynamicTest.dynamicTest(
                                field + " " + day, () -> refused(with(good, field, day), null))));
    }

    @TestFactory
    Stream<DynamicTest> times() {
        return BadInput.TIMES.stream()
                .map(time -> DynamicTest.dynamicTest(time, () -> refused(with(good, "times", List.of(time)), "times")));
    }

    @Test
    void staysThatMakeNoSense() {
        refused(with(with(good, "arrive", "2026-12-05"), "leave", "2026-12-01"), "leave");
        refused(with(with(good, "arrive", "2026-11-20"), "leave", "2026-11-21"), "leave");
        refused(with(good, "leave", "2027-12-02"), "leave");
        refused(with(good, "city", "atlantis"), "city");
        refused(with(good, "city", "Mars/Base"), "city");
        refused(with(good, "meeting", "dinner"), "meeting");
        for (Object wrong : Arrays.asList(1, true, List.of("denver"), Map.of("id", "denver"), null)) {
            for (String field : List.of("city", "meeting", "arrive", "leave", "times", "email", "stamp")) {
                // Whoever names no time leaves it to the host.
                if (wrong != null || !field.equals("times")) {
                    refused(with(good, field, wrong), field.equals("arrive") ? null : field);
                }
            }
        }
    }

    @Test
    void timesThatTheClocksSkip() {
        try (TestCloud later = TestCloud.start(TestCloud.PLENTY)) {
            later.clock.advance(Duration.ofDays(100));
            Map<String, Object> form = later.form();
            form.put("arrive", "2027-03-13");
            form.put("leave", "2027-03-15");
            form.put("times", List.of("2027-03-14T02:30"));
            Reply reply = later.post("/api/requests", form);
            assertThat(reply.wrongFields()).containsExactly("times");
            assertThat(reply.body()).contains("go forward");
        }
    }

    @Test
    void timesThatTheClocksShowTwice() throws Exception {
        // Given a host who can be met at night, when Denver leaves summer time
        String open = TestCloud.resource("/denver.json").replace("\"sunday\": []", "\"sunday\": [\"00:30-04:00\"]");
        try (TestCloud later = TestCloud.start(TestCloud.PLENTY, ((HostFile.Read) HostFile.read(open)).host())) {
            later.clock.advance(Duration.ofDays(330));
            Map<String, Object> form = later.form();
            form.put("arrive", "2027-11-06");
            form.put("leave", "2027-11-08");
            form.put("times", List.of("2027-11-07T01:30"));

            // When
            Reply asked = later.post("/api/requests", form);
            String host = Ways.hostToken(later, asked.text("id"));
            later.post("/api/host/act", Ways.approve(host, 1, "2027-11-07T01:30"));
            later.clock.advance(Duration.ofMinutes(2));
            later.sweep();

            // Then it is the earlier of the two in every place
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            assertThat(later.post("/api/host/view", Map.of("token", host)).body())
                    .contains("\"zone\":\"MDT\"")
                    .doesNotContain("MST");
            List<ReceivedMail> invites = later.mails().stream()
                    .filter(mail -> kind(mail).contains("invite"))
                    .toList();
            assertThat(invites).hasSize(2);
            for (ReceivedMail invite : invites) {
                assertThat(part(parsed(invite), "text/plain")).contains("01:30").contains("MDT");
                assertThat(part(parsed(invite), "text/calendar"))
                        .contains("DTSTART:20271107T073000Z", "DTEND:20271107T081500Z");
            }
        }
    }

    // CONTROL

    @Test
    void pledges() {
        for (Object pledge : Arrays.asList(false, "on", "true", 1, null, List.of(true), Map.of("a", true))) {
            refused(with(good, "pledge", pledge), "pledge");
        }
        refused(without(good, "pledge"), "pledge");
    }

    @Test
    void honeypots() {
        for (Object extra : List.of("x", " ", 0, false, List.of(), Map.of())) {
            refused(with(good, "extra", extra), "extra");
        }
    }

    @Test
    void stamps() {
        String stamp = (String) good.get("stamp");
        for (Object bad : Arrays.asList(
                "",
                ".",
                stamp + "A",
                stamp.substring(1),
                stamp.replace('.', ','),
                "k9" + stamp.substring(2),
                null,
                1)) {
            refused(with(good, "stamp", bad), "stamp");
        }
        refused(without(good, "stamp"), "stamp");
    }

    @Test
    void stampsOfAnotherTimeOrHand() {
        KeyRing ring = keys();
        Stamps ours = new Stamps(() -> ring);
        Instant now = EDGE.clock.instant();
        for (Instant wrong : List.of(
                now.plusMillis(1),
                now.plus(Duration.ofDays(1)),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                now,
                now.minusSeconds(2).plusMillis(1),
                now.minus(Duration.ofDays(1)).minusMillis(1),
                Instant.EPOCH,
                Instant.ofEpochMilli(Long.MIN_VALUE))) {
            refused(with(good, "stamp", ours.mint(wrong)), "stamp");
        }
        for (KeyRing other : notOurs(ring)) {
            refused(with(good, "stamp", new Stamps(() -> other).mint(now.minusSeconds(60))), "stamp");
        }
        for (Instant right : List.of(now.minusSeconds(2), now.minus(Duration.ofDays(1)))) {
            Map<String, Object> form = with(good, "email", BadInput.CANARY + unique++ + "@example.net");
            assertThat(call(with(form, "stamp", ours.mint(right))).status()).isEqualTo(201);
            taken++;
        }
    }

    @Test
    void keysThatCameBeforeWithAnotherBody() {
        Map<String, String> key = Map.of("idempotency-key", "reused");
        Map<String, Object> form = with(good, "email", BadInput.CANARY + unique++ + "@example.net");
        assertThat(EDGE.post("/api/requests", form, key).status()).isEqualTo(201);
        assertThat(EDGE.post("/api/requests", form, key).status()).isEqualTo(201);
        taken++;
        assertThat(EDGE.post("/api/requests", with(form, "name", "Somebody Else"), key)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keysThatAreNone() {
        for (String key : List.of("", " ", "k".repeat(201), "k".repeat(500))) {
            Reply reply = quiet(() -> EDGE.post("/api/requests", good, Map.of("idempotency-key", key)));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.wrongFields()).containsExactly("Idempotency-Key");
        }
    }

    // HTTP

    @Test
    void bodiesThatAreNone() {
        String json = new String(TestCloud.json(good), StandardCharsets.UTF_8);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("empty", new byte[0]);
        bodies.put("truncated", utf8(json.substring(0, json.length() / 2)));
        bodies.put("UTF-16", json.getBytes(StandardCharsets.UTF_16));
        bodies.put("UTF-16 without a mark", json.getBytes(StandardCharsets.UTF_16LE));
        bodies.put("UTF-7", utf8("+AHsAfQ-"));
        bodies.put("BOM", utf8("\ufeff" + json));
        bodies.put("not UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("overlong", new byte[] {'{', '"', (byte) 0xc0, (byte) 0xa2, ':', '1', '}'});
        bodies.put("gzip", gzip(new byte[1 << 20]));
        bodies.put("duplicate keys", utf8(json.substring(0, json.length() - 1) + ",\"name\":\"x\"}"));
        bodies.put("__proto__", utf8("{\"__proto__\":{\"a\":1}," + json.substring(1)));
        bodies.put("nesting", utf8("{\"name\":" + "[".repeat(7000) + "]".repeat(7000) + "}"));
        bodies.put("nesting of objects", utf8("{\"a\":".repeat(3000) + "1" + "}".repeat(3000)));
        bodies.put("a list", utf8("[" + json + "]"));
        bodies.put("a text", utf8("\"x\""));
        bodies.put("null", utf8("null"));
        bodies.put("two", utf8(json + json));
        bodies.put("something behind it", utf8(json + "x"));
        bodies.put("NaN", utf8("{\"name\":NaN}"));
        bodies.put("a comment", utf8("/**/" + json));
        bodies.forEach((name, body) -> {
            for (String path : List.of("/api/requests", "/api/host/act", "/api/visitor/view")) {
                Reply reply = quiet(() -> EDGE.call("POST", path, JSON_TYPE, body));
                assertThat(reply.status()).as(name + " to " + path).isIn(400, 413);
            }
        });
        for (String number : List.of("1e400", "-1e400", "1e99999", "9".repeat(400), "0." + "1".repeat(400))) {
            for (String field : List.of("name", "times", "pledge", "extra")) {
                Reply reply = quiet(() -> EDGE.call(
                        "POST",
                        "/api/requests",
                        JSON_TYPE,
                        utf8(new String(TestCloud.json(without(good, field)), StandardCharsets.UTF_8)
                                .replaceFirst("\\{", "{\"" + field + "\":" + number + ","))));
                assertThat(reply.status()).as(field + " " + number).isIn(400, 422);
            }
            Reply reply = quiet(() -> EDGE.call(
                    "POST", "/api/host/act", JSON_TYPE, utf8("{\"token\":\"x\",\"version\":" + number + "}")));
            assertThat(reply.status()).isIn(400, 404);
        }
        Reply large = quiet(() -> EDGE.call("POST", "/api/requests", JSON_TYPE, new byte[1 << 20]));
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void formsThatAreNone() {
        for (String form : List.of(
                "%",
                "%4", "%zz=1", "name=%ff", "name=%ed%a0%80", "id=1", "__proto__=1", "=", "name[]=x", "name=x&name=y")) {
            Reply reply = quiet(() -> EDGE.call("POST", "/api/requests", Map.of("content-type", FORM), utf8(form)));
            assertThat(reply.status()).as(form).isEqualTo(400);
        }
        for (String form : List.of("", "&&&", "name", "pledge=true", "pledge=1&extra=x")) {
            Reply reply = quiet(() -> EDGE.call("POST", "/api/requests", Map.of("content-type", FORM), utf8(form)));
            assertThat(reply.status()).as(form).isEqualTo(422);
        }
    }

    @Test
    void methodsTypesAndOrigins() {
        byte[] body = TestCloud.json(good);
        for (String method :
                List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "post", "")) {
            assertThat(quiet(() -> EDGE.call(method, "/api/requests", JSON_TYPE, body))
                            .status())
                    .as(method)
                    .isEqualTo(405);
        }
        for (String type : List.of(
                "text/plain",
                "multipart/form-data; boundary=x",
                "",
                "application/xml",
                "text/json",
                "application/json2",
                "application/json, text/plain",
                ";",
                "\u0000")) {
            assertThat(quiet(() -> EDGE.call("POST", "/api/requests", Map.of("content-type", type), body))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "",
                "https://",
                "https://meet.example.com.evil.example",
                "https://meet.example.com@evil.example",
                "%%%",
                "\u0000",
                "https://meet.example.com, https://evil.example")) {
            Map<String, String> headers =
                    Map.of("content-type", "application/json", "origin", origin, "x-viewer-host", "meet.example.com");
            assertThat(quiet(() -> EDGE.call("POST", "/api/requests", headers, body))
                            .status())
                    .as(origin)
                    .isEqualTo(403);
        }
        for (String path : List.of(
                "/api/requests/",
                "/api//requests",
                "/api/%72equests",
                "/api/requests\u0000",
                "",
                "/",
                "/api/../api/requests",
                "/api/requests;x",
                "/API/REQUESTS")) {
            assertThat(quiet(() -> EDGE.call("POST", path, JSON_TYPE, body)).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    /** As API Gateway hands them on: one value, with commas between. */
    @Test
    void headersThatComeTwice() {
        byte[] body = TestCloud.json(good);
        String ours = "https://meet.example.com";
        Map<Map<String, String>, Integer> refusals = Map.of(
                Map.of("content-type", "application/json,application/json"), 415,
                Map.of("content-type", "application/json,text/plain"), 415,
                Map.of("content-type", "text/plain,application/json"), 415,
                Map.of("origin", ours + "," + ours), 403,
                Map.of("origin", ours + ",https://evil.example"), 403,
                Map.of("origin", "null,null", "sec-fetch-site", "same-origin"), 403,
                Map.of("origin", "null", "sec-fetch-site", "same-origin,same-origin"), 403,
                Map.of("sec-fetch-site", "same-origin,cross-site"), 403,
                Map.of("idempotency-key", "k".repeat(100) + "," + "k".repeat(100)), 422);
        refusals.forEach((twice, status) -> {
            Map<String, String> headers = with(JSON_TYPE, "x-viewer-host", "meet.example.com");
            headers.putAll(twice);
            assertThat(quiet(() -> EDGE.call("POST", "/api/requests", headers, body))
                            .status())
                    .as(twice.toString())
                    .isEqualTo(status);
        });
        // Those that nobody decides by
        for (String name : List.of("x-viewer-address", "x-forwarded-for", "cookie", "accept", "idempotency-key")) {
            Map<String, Object> form = with(good, "email", BadInput.CANARY + unique++ + "@example.net");
            Map<String, String> headers = with(JSON_TYPE, name, "192.0.2.1,192.0.2.2");
            assertThat(EDGE.call("POST", "/api/requests", headers, utf8(BadInput.json(form)))
                            .status())
                    .as(name)
                    .isEqualTo(201);
            taken++;
        }
    }

    @Test
    void eventsThatAreOdd() throws Exception {
        for (String body : List.of("null", "\"\"", "\"not base64!\"", "\"====\"", "\"{}\"")) {
            for (boolean base64 : List.of(true, false)) {
                String event = TestCloud.resource("/events/http-api.json")
                        .replace("\"method\": \"GET\"", "\"method\": \"POST\"")
                        .replace("/api/openings", "/api/requests")
                        .replace(
                                "\"isBase64Encoded\": false", "\"body\": " + body + ", \"isBase64Encoded\": " + base64);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                EDGE.api.handleRequest(new ByteArrayInputStream(utf8(event)), out, TestCloud.noContext());
                assertThat((Integer) JSON.std.mapFrom(out.toByteArray()).get("statusCode"))
                        .as(body + " " + base64)
                        .isIn(400, 422);
            }
        }
    }

    // TOKEN

    @Test
    void tokensThatAreForgedOrForSomebodyElse() {
        Reply asked = call(with(good, "email", "token@example.net"));
        taken++;
        String visitor = Ways.token(asked.text("statusUrl"));
        String host = Ways.hostToken(EDGE, asked.text("id"));
        Map<String, Object> bad = new LinkedHashMap<>();
        new BadInput(SEED).tokens(host).forEach((name, token) -> bad.put("host's " + name, token));
        String mailed = Ways.visitorToken(EDGE, asked.text("id"));
        new BadInput(SEED + 1).tokens(visitor).forEach((name, token) -> bad.put("visitor's " + name, token));
        new BadInput(SEED + 2).tokens(mailed).forEach((name, token) -> bad.put("visitor's mailed " + name, token));
        RequestDetails stored = EDGE.stores()
                .requests()
                .find(new RequestId(asked.text("id")), EDGE.clock.instant())
                .orElseThrow()
                .request()
                .details();
        for (KeyRing other : notOurs(keys())) {
            for (Party party : Party.values()) {
                bad.put(party + " by " + other.current(), new Links(() -> other).mint(party, stored));
            }
        }
        bad.forEach((name, token) -> {
            for (String path : List.of("/api/host/view", "/api/visitor/view", "/api/visitor/calendar")) {
                Reply reply = quiet(() -> post(path, Map.of("token", token)));
                assertThat(reply).as(name + " to " + path).isEqualTo(notFound);
            }
            for (String path : List.of("/api/host/act", "/api/visitor/act")) {
                Reply reply = quiet(() -> post(path, Map.of("token", token, "version", 1, "action", "cancel")));
                assertThat(reply).as(name + " to " + path).isEqualTo(notFound);
            }
        });
        assertThat(quiet(() -> post("/api/host/act", Map.of("version", 1, "action", "decline"))))
                .isEqualTo(notFound);
        assertThat(quiet(() -> post("/api/host/act", press(visitor, "decline"))))
                .isEqualTo(notFound);
        assertThat(quiet(() -> post("/api/host/act", press(mailed, "decline")))).isEqualTo(notFound);
        assertThat(quiet(() -> post("/api/visitor/act", press(host, "withdraw"))))
                .isEqualTo(notFound);
        assertThat(logged()).doesNotContain(host, visitor, mailed);
    }

    /** A token opens to the last second, but a press on what is over changes nothing. */
    @Test
    void tokensAfterADecisionACancellationAndTheEnd() {
        try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY)) {
            Reply asked = cloud.post("/api/requests", cloud.form());
            RequestId id = new RequestId(asked.text("id"));
            String visitor = Ways.token(asked.text("statusUrl"));
            String host = Ways.hostToken(cloud, id.value());
            Instant end = cloud.stores()
                    .requests()
                    .find(id, cloud.clock.instant())
                    .orElseThrow()
                    .request()
                    .details()
                    .forgetAt();

            // After the decision
            post(cloud, "/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
            assertOver(cloud, host, visitor, "decline", "approved");
            assertThat(quiet(() -> post(cloud, "/api/visitor/calendar", Map.of("token", visitor))))
                    .isEqualTo(notFound);
            cloud.clock.advance(Duration.ofMinutes(2));
            cloud.sweep();
            assertOver(cloud, host, visitor, "undo", "approved");

            // After the cancellation
            int version = post(cloud, "/api/host/view", Map.of("token", host)).version();
            post(cloud, "/api/host/act", Ways.press(host, version, "cancel"));
            assertOver(cloud, host, visitor, "approve", "cancelled");
            assertThat(quiet(() -> post(cloud, "/api/visitor/calendar", Map.of("token", visitor))))
                    .isEqualTo(notFound);

            // At the end, though the row is still there
            cloud.clock.advance(Duration.between(cloud.clock.instant(), end.minusSeconds(1)));
            assertOver(cloud, host, visitor, "decline", "cancelled");
            for (int second : List.of(0, 1)) {
                cloud.clock.advance(Duration.ofSeconds(1));
                assertGone(cloud, host, visitor);
                assertThat(cloud.items("request")).as("at +" + second + " s").hasSize(1);
            }
        }
    }

    @Test
    void tokensAfterTheErasure() {
        try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY)) {
            Reply asked = cloud.post("/api/requests", cloud.form());
            String visitor = Ways.token(asked.text("statusUrl"));
            String host = Ways.hostToken(cloud, asked.text("id"));
            List<Map<String, AttributeValue>> stored = cloud.items("request");
            assertThat(stored).hasSize(1);
            for (var item : stored) {
                cloud.dynamo.deleteItem(delete ->
                        delete.tableName(cloud.table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
            }
            assertGone(cloud, host, visitor);
        }
    }

    private static void assertOver(TestCloud cloud, String host, String visitor, String action, String state) {
        Reply press = quiet(() -> post(cloud, "/api/host/act", Ways.press(host, 1, action)));
        assertThat(press.status()).isEqualTo(200);
        assertThat(press.json()).containsEntry("already", true).containsEntry("state", state);
        Reply look = quiet(() -> post(cloud, "/api/visitor/view", Map.of("token", visitor)));
        assertThat(look.status()).isEqualTo(200);
    }

    private static void assertGone(TestCloud cloud, String host, String visitor) {
        for (Reply reply : List.of(
                quiet(() -> post(cloud, "/api/host/view", Map.of("token", host))),
                quiet(() -> post(cloud, "/api/host/act", Ways.press(host, 1, "decline"))),
                quiet(() -> post(cloud, "/api/visitor/view", Map.of("token", visitor))),
                quiet(() -> post(cloud, "/api/visitor/act", Ways.press(visitor, 1, "withdraw"))),
                quiet(() -> post(cloud, "/api/visitor/calendar", Map.of("token", visitor))))) {
            assertThat(reply).isEqualTo(notFound);
        }
    }

    @Test
    void versionsAndActionsThatAreNone() {
        String host = Ways.hostToken(
                EDGE, call(with(good, "email", "version@example.net")).text("id"));
        taken++;
        for (Object version : Arrays.asList("1", 1.5, null, true, List.of(1), 4294967297L)) {
            Reply reply = quiet(() -> post("/api/host/act", with(press(host, "decline"), "version", version)));
            assertThat(reply.wrongFields()).containsExactly("version");
        }
        for (int version : List.of(0, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            assertThat(quiet(() -> post("/api/host/act", with(press(host, "decline"), "version", version)))
                            .status())
                    .isEqualTo(409);
        }
        for (Object action :
                Arrays.asList("", "APPROVE", "approve ", "\u0131", 1, null, List.of("approve"), "withdraw")) {
            Reply reply = quiet(() -> post("/api/host/act", with(press(host, "decline"), "action", action)));
            assertThat(reply.wrongFields()).containsExactly("action");
        }
        for (Object time : Arrays.asList(
                "",
                1,
                List.of("2026-12-03T10:00"),
                "2026-12-03T10:00:00",
                "9999-12-31T23:59",
                "0000-01-01T00:00",
                "2026-12-03T10:05")) {
            Reply reply = quiet(() -> post("/api/host/act", with(press(host, "approve"), "time", time)));
            assertThat(reply.wrongFields()).as(String.valueOf(time)).containsExactly("time");
        }
        for (Object anyway : List.of("true", 1, "yes", List.of(true))) {
            Reply reply = quiet(() -> post("/api/host/act", with(press(host, "undo"), "anyway", anyway)));
            assertThat(reply.wrongFields()).as(String.valueOf(anyway)).containsExactly("anyway");
        }
    }

    private static KeyRing keys() {
        return new DynamoKeyRing(new Table(EDGE.dynamo, EDGE.table), new SecureRandom(), EDGE.clock).get();
    }

    /** A key that nobody knows, and another one under the name of ours. */
    private static List<KeyRing> notOurs(KeyRing ours) {
        byte[] key = utf8("0123456789abcdef0123456789abcdef");
        return Stream.of("k9", ours.current())
                .map(id -> new KeyRing(id, Map.of(id, key)))
                .toList();
    }

    // The judgement at the edge

    private static Stream<DynamicTest> each(String field, Map<String, Object> cases) {
        return cases.entrySet().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> {
                    if (judge(field, bad.getValue())) {
                        showEverywhere(Map.of(field, bad.getValue()), Map.of());
                    }
                }));
    }

    /** Whether it is taken, by either door alike. */
    private static boolean judge(String field, Object value) {
        Map<String, Object> form = with(good, "email", BadInput.CANARY + unique++ + "@example.net");
        form.put(field, value);
        List<String> calls = new ArrayList<>();
        Reply[] reply = new Reply[1];
        calls.addAll(AwsCalls.during(() -> reply[0] = call(form)));
        boolean isTaken = reply[0].status() == 201;
        if (isTaken) {
            taken++;
        } else {
            assertThat(calls).doesNotContainAnyElementsOf(WRITES);
            assertNamed(reply[0], field);
        }
        if (value instanceof String) {
            judgeForm(form, field, isTaken);
        }
        return isTaken;
    }

    private static void judgeForm(Map<String, Object> form, String field, boolean isTaken) {
        byte[] body = formBody(form);
        Map<String, String> headers = Map.of("content-type", FORM);
        if (isTaken) {
            assertThat(EDGE.call("POST", "/api/requests", headers, body).status())
                    .isEqualTo(303);
            taken++;
            return;
        }
        Reply page = quiet(() -> EDGE.call("POST", "/api/requests", headers, body));
        assertThat(page.status()).isIn(400, 413, 422);
        if (page.status() == 422) {
            Document html = Jsoup.parse(page.body());
            assertThat(html.select("#" + field + "-wrong").text()).isNotEmpty();
            assertThat(elements(html)).isNotEmpty().isSubsetOf(goldenPage);
        }
    }

    /** The button itself would do nothing, so that only the field is judged. */
    private static boolean judgePress(String path, Map<String, Object> press, String field, Object value) {
        Reply reply = quiet(() -> post(path, with(press, field, value)));
        if (reply.status() == 200 || reply.body().contains("\"action\"")) {
            return true;
        }
        assertNamed(reply, field);
        return false;
    }

    private static void refused(Map<String, Object> form, @Nullable String field) {
        Reply reply = quiet(() -> call(form));
        assertThat(reply.status()).isEqualTo(422);
        if (field != null) {
            assertThat(reply.wrongFields()).contains(field);
        }
    }

    private static void assertNamed(Reply reply, String field) {
        assertThat(reply.status()).isIn(400, 413, 422);
        if (reply.status() == 422) {
            assertThat(reply.wrongFields()).containsExactly(field);
        }
    }

    /** A call that is refused and so must write nothing. */
    private static Reply quiet(Supplier<Reply> call) {
        Reply[] reply = new Reply[1];
        List<String> calls = AwsCalls.during(() -> reply[0] = call.get());
        if (reply[0].status() >= 500) {
            fail("answered " + reply[0].status() + " " + reply[0].body());
        }
        assertThat(calls).doesNotContainAnyElementsOf(WRITES);
        return reply[0];
    }

    // The judgement of what comes out

    private static final Set<String> mailboxes = new HashSet<>();

    private static void showEverywhere(Map<String, Object> typed, Map<String, Object> pressed) throws Exception {
        Map<String, Object> form = with(shownForm, "email", BadInput.CANARY + unique++ + "@example.net");
        form.putAll(typed);
        Map<String, Object> press = with(pressed, "place", pressed.getOrDefault("place", "My porch"));
        int before = CLOUD.mails().size();
        String host = ask(form);
        Map<?, ?> shown = (Map<?, ?>)
                post(CLOUD, "/api/host/view", Map.of("token", host)).json().get("request");
        for (String field : List.of("name", "know", "topic")) {
            assertThat(said(Objects.toString(shown.get(field), "")))
                    .isEqualTo(said(Objects.toString(form.get(field), "")));
        }
        CLOUD.sweep();
        decide(host, press);
        List<ReceivedMail> mails = CLOUD.mails().subList(before, CLOUD.mails().size());
        List<ReceivedMail> ours = mails.stream()
                .filter(mail -> mail.to().equals(List.of("host@example.com"))
                        || mail.to().equals(List.of(shown.get("email"))))
                .filter(mail -> isAbout(mail, shown))
                .toList();
        // One receipt a day to a mailbox, however its address is spelt. Whoever got none finds the way to their page in
        // the
        // invitation, which cannot be replied to for that reason
        Map<String, Set<String>> expected = new LinkedHashMap<>(goldenHeaders);
        Set<String> receipt = Set.of();
        if (!mailboxes.add(new EmailAddress((String) shown.get("email")).mailbox())) {
            expected.remove("receipt_to_visitor");
            expected.computeIfPresent("invite_to_visitor", (_, names) -> without(names, "Reply-To"));
            receipt = goldenElements.get("receipt_to_visitor");
        }
        assertThat(ours).extracting(BadInputIT::kind).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (ReceivedMail mail : ours) {
            assertThat(headers(parsed(mail))).isEqualTo(expected.get(kind(mail)));
            inspect(mail, shown, press, receipt);
        }
    }

    private static Set<String> without(Set<String> names, String name) {
        Set<String> others = new TreeSet<>(names);
        assertThat(others.remove(name)).isTrue();
        return others;
    }

    private static boolean isAbout(ReceivedMail mail, Map<?, ?> shown) {
        return id(mail).startsWith("<" + shown.get("id"));
    }

    private static void inspect(ReceivedMail mail, Map<?, ?> shown, Map<String, Object> press, Set<String> moreElements)
            throws Exception {
        MimeMessage message = parsed(mail);
        String kind = kind(mail);
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(mail.to()).hasSize(1);
        Document html = Jsoup.parse(part(message, "text/html"));
        assertThat(elements(html))
                .isNotEmpty()
                .isSubsetOf(
                        plus(plus(goldenElements.get(kind), moreElements), elements(Jsoup.parse("<div><br></div>"))));
        assertThat(html.select("[href]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link)
                        .satisfiesAnyOf(
                                any -> assertThat(any).matches("https://meet\\.example\\.com(/.*)?"),
                                any -> assertThat(any).startsWith("https://calendar.google.com/"),
                                any -> assertThat(any).startsWith("https://outlook."),
                                any -> assertThat(any).isEqualTo(shown.get("profile"))));
        if (kind.contains("request_to_host")) {
            for (String field : List.of("name", "know", "topic")) {
                assertThat(said(html.text())).contains(said(Objects.toString(shown.get(field), "")));
                assertThat(said(part(message, "text/plain").replaceAll("(?m)^> ?", "")))
                        .contains(said(Objects.toString(shown.get(field), "")));
            }
        }
        if (kind.contains("invite")) {
            Calendar calendar = new CalendarBuilder().build(new StringReader(part(message, "text/calendar")));
            assertThat(calendar.getComponents()).hasSize(1);
            CalendarComponent event = calendar.getComponents().getFirst();
            assertThat(event).isInstanceOf(VEvent.class);
            assertThat(((VEvent) event).getAlarms()).isEmpty();
            assertThat(said(value(event, "SUMMARY"))).contains(said(String.valueOf(shown.get("name"))));
            assertThat(said(value(event, "LOCATION"))).contains(said(String.valueOf(press.get("place"))));
            if (press.get("note") instanceof String note) {
                assertThat(said(value(event, "DESCRIPTION"))).contains(said(note));
            }
        }
    }

    private static void assertLogIsCleanJson() {
        String log = logged();
        assertThat(log).doesNotContain(BadInput.CANARY);
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JSON.std.mapFrom(line)).containsKeys("level", "message"));
        assertThat(log).doesNotContain("\"ERROR\"");
    }

    // Calls

    /** Asks, and gives the host's token. */
    private static String ask(Map<String, Object> form) {
        Reply reply = post(CLOUD, "/api/requests", form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return Ways.hostToken(CLOUD, reply.text("id"));
    }

    private static void decide(String host, Map<String, Object> press) {
        Map<String, Object> approve = new LinkedHashMap<>(press(host, "approve"));
        approve.put("time", "2026-12-03T10:00");
        approve.put("anyway", true);
        approve.putAll(press);
        Reply reply = post(CLOUD, "/api/host/act", approve);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        CLOUD.clock.advance(Duration.ofMinutes(2));
        CLOUD.sweep();
    }

    private static Map<String, Object> press(String token, String action) {
        return Ways.press(token, 1, action);
    }

    private static Reply call(Map<String, Object> form) {
        return post("/api/requests", form);
    }

    private static Reply post(String path, Map<String, Object> body) {
        return post(EDGE, path, body);
    }

    private static Reply post(TestCloud cloud, String path, Map<String, Object> body) {
        return cloud.call("POST", path, JSON_TYPE, utf8(BadInput.json(body)));
    }

    private static byte[] formBody(Map<String, Object> form) {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> {
            List<?> all = value instanceof List<?> list ? list : List.of(name.equals("pledge") ? "on" : value);
            all.forEach(one -> pairs.add(name + "=" + encoded(String.valueOf(one))));
        });
        return utf8(String.join("&", pairs));
    }

    // URLEncoder writes a question mark for half a character; a robot writes its bytes.
    private static String encoded(String text) {
        return text.codePoints()
                .mapToObj(c -> c >= 0xd800 && c < 0xe000
                        ? "%%ed%%%02x%%%02x".formatted(0x80 | ((c >> 6) & 0x3f), 0x80 | (c & 0x3f))
                        : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, @Nullable V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> without(Map<String, Object> map, String name) {
        Map<String, Object> less = new LinkedHashMap<>(map);
        less.remove(name);
        return less;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    // Outputs

    private static String logged() {
        return LOGGED.toString(StandardCharsets.UTF_8);
    }

    private static MimeMessage parsed(ReceivedMail mail) throws Exception {
        try (InputStream in = Files.newInputStream(mail.file())) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static String id(ReceivedMail mail) {
        try {
            return parsed(mail).getMessageID();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The notice that it is, as its message id has it. */
    private static String kind(ReceivedMail mail) {
        return id(mail).split("\\.", -1)[1];
    }

    private static Set<String> headers(MimeMessage message) throws Exception {
        List<String> names = new ArrayList<>();
        Collections.list(message.getAllHeaders()).forEach(header -> names.add(header.getName()));
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        return new TreeSet<>(names);
    }

    private static Set<String> elements(Document page) {
        Set<String> elements = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            elements.add(element.tagName()
                    + element.attributes().asList().stream()
                            .map(attribute -> attribute.getKey())
                            .filter(name ->
                                    !Set.of("checked", "hidden", "aria-invalid").contains(name))
                            .sorted()
                            .toList());
            element.childNodes().stream()
                    .filter(Comment.class::isInstance)
                    .forEach(comment -> elements.add(comment.toString()));
        }
        return elements;
    }

    private static String part(Part part, String type) throws Exception {
        List<String> found = new ArrayList<>();
        collect(part, type, found);
        return found.getFirst();
    }

    private static void collect(Part part, String type, List<String> found) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), type, found);
            }
        } else if (part.isMimeType(type)) {
            try (InputStream in = part.getInputStream()) {
                found.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static String value(CalendarComponent event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    private static Set<String> plus(Set<String> a, Set<String> b) {
        Set<String> both = new TreeSet<>(a);
        both.addAll(b);
        return both;
    }

    // However its white space is set.
    private static String said(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\h]+", "");
    }
}
