package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.lambda.OpenApi.Answer;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the functions to {@code openapi.yaml}, and {@code openapi.yaml} to the functions. */
class OpenApiIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CALENDAR = "/api/host/calendar/{token}.ics";
    private static final byte[] NOTHING = {};
    private static final String PLAIN = "name=Pat&email=pat%40example.org&topic=I+would+love+to+hear+about+robots."
            + "&city=denver&arrive=2026-12-01&leave=2026-12-05&times=2026-12-03T10%3A00&times=&meeting=coffee&pledge=on";
    private static final OpenApi FILE = OpenApi.read();
    private static final List<Exchange> SAID = new ArrayList<>();
    private static final Map<String, String> ROUTES = new LinkedHashMap<>();

    /** A call and its answer. */
    private record Exchange(Answer kind, String body, String requestType, Reply reply) {

        @Override
        public String toString() {
            return kind.toString();
        }
    }

    @BeforeAll
    static void callEverythingInEveryWay() {
        try (TestCloud cloud = TestCloud.start()) {
            ROUTES.putAll(cloud.wiring().routes().allowed());
            ROUTES.forEach((path, allowed) -> refuseWhatIsRefusedEverywhere(cloud, path, allowed));
            lookAtOpenings(cloud);
            ask(cloud);
            hostDecides(cloud);
            visitorAnswers(cloud);
            hostLooksAtEverything(cloud);
        }
        try (TestCloud travelling = TestCloud.start()) {
            hostPlans(travelling);
        }
        try (TestCloud watched = TestCloud.start()) {
            peopleWantToBeTold(watched);
        }
        try (TestCloud inviting = TestCloud.start(Map.of("WATCHES_PER_NETWORK", "1"))) {
            hostInvites(inviting);
        }
        try (TestCloud later = TestCloud.start()) {
            bothLookForAnotherTime(later);
        }
        try (TestCloud silent = TestCloud.start()) {
            nobodyAnswers(silent);
        }
        try (TestCloud oneOfEach =
                TestCloud.start(Map.of("REQUESTS_PER_CLIENT", "1", "REQUESTS_PER_CLIENT_WITHOUT_SCRIPT", "1"))) {
            askTooOften(oneOfEach);
        }
        try (TestCloud closed = TestCloud.start(Map.of("REQUESTS_PER_DAY", "0"))) {
            askTooOften(closed);
        }
    }

    private static void refuseWhatIsRefusedEverywhere(TestCloud cloud, String path, String allowed) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")) {
            if (!List.of(allowed.split(", ", -1)).contains(method)) {
                say(cloud, method, path, Map.of(), NOTHING);
            }
        }
        if (allowed.equals("POST")) {
            Map<String, String> json = Map.of("content-type", "application/json");
            say(cloud, "POST", path, with(json, "origin", "https://evil.example"), utf8("{}"));
            say(cloud, "POST", path, json, new byte[64 * 1024 + 1]);
            say(cloud, "POST", path, Map.of("content-type", "text/plain"), utf8("{}"));
            say(cloud, "POST", path, json, utf8("{"));
            say(cloud, "POST", path, json, utf8("{\"id\":\"x\"}"));
            if (!path.equals("/api/requests")) {
                say(cloud, "POST", path, json, utf8("{\"token\":\"x\"}"));
            }
        }
    }

    private static void lookAtOpenings(TestCloud cloud) {
        say(cloud, "GET", "/api/nowhere", Map.of(), NOTHING);
        say(cloud, "POST", "/api/openings/", Map.of(), NOTHING);
        for (String path : List.of("/api/openings", "/api/trips.ics", "/api/promise")) {
            for (String method : List.of("GET", "HEAD")) {
                Reply known = say(cloud, method, path, Map.of(), NOTHING);
                say(cloud, method, path, Map.of("if-none-match", known.headers().get("etag")), NOTHING);
            }
        }
        AwsCalls.withBusyDynamo(() -> say(cloud, "GET", "/api/openings", Map.of(), NOTHING));
        AwsCalls.withBusyDynamo(() -> say(cloud, "HEAD", "/api/openings", Map.of(), NOTHING));
    }

    private static void hostLooksAtEverything(TestCloud cloud) {
        for (String method : List.of("GET", "HEAD")) {
            say(cloud, method, "/api/promise", Map.of(), NOTHING);
            AwsCalls.withBusyDynamo(() -> say(cloud, method, "/api/promise", Map.of(), NOTHING));
        }
        String host =
                Ways.hostToken(cloud, cloud.post("/api/requests", cloud.form()).text("id"));
        say(cloud, "/api/host/act", Ways.press(host, 1, "board"));
        say(cloud, "/api/host/act", Ways.press(host, 1, "board"));
        String board = Ways.pass(cloud, Reach.BOARD);
        say(cloud, "/api/host/board", Map.of("token", board));
        say(cloud, "/api/host/board", Map.of("token", board, "more", "past.1764180000000." + "0".repeat(32)));
        say(cloud, "/api/host/board", Map.of("token", board, "more", "x"));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/board", Map.of("token", board)));
        for (String method : List.of("GET", "HEAD")) {
            for (String token : List.of(Ways.pass(cloud, Reach.FEED), board)) {
                say(cloud, method, CALENDAR.replace("{token}", token), Map.of(), NOTHING);
            }
            String feed = CALENDAR.replace("{token}", Ways.pass(cloud, Reach.FEED));
            Reply known = say(cloud, method, feed, Map.of(), NOTHING);
            say(cloud, method, feed, Map.of("if-none-match", known.headers().get("etag")), NOTHING);
            AwsCalls.withBusyDynamo(() -> say(cloud, method, feed, Map.of(), NOTHING));
        }
    }

    private static void hostPlans(TestCloud cloud) {
        String board = Ways.pass(cloud, Reach.BOARD);
        say(cloud, "/api/host/plan", Map.of("token", board));
        plan(cloud, board, 0, "add-trip", Map.of("trip", Planning.lisbon()));
        PlanIT.agree(cloud, "lisbon", "2026-12-08T18:30");
        plan(cloud, board, 0, "end-break", Map.of());
        plan(cloud, board, 1, "call-off-trip", Map.of("id", "lisbon"));
        plan(cloud, board, 1, "add-days-off", Map.of("firstDay", "2026-12-08"));
        plan(cloud, board, 2, "start-break", Map.of("until", "2026-12-09", "words", "Away."));
        say(cloud, "GET", "/api/openings", Map.of(), NOTHING);
        plan(cloud, board, 3, "call-off-trip", Map.of("id", "lisbon", "anyway", true));
        say(cloud, "/api/host/plan", Map.of("token", board));
        say(cloud, "/api/host/export", Map.of("token", board));
        say(cloud, "/api/host/export", Map.of("token", board, "more", "x"));
        for (String method : List.of("GET", "HEAD")) {
            say(cloud, method, "/api/form", Map.of(), NOTHING);
            // By then the function no longer trusts what it has read of the plan.
            cloud.clock.advance(Duration.ofMinutes(1));
            AwsCalls.withBusyDynamo(() -> say(cloud, method, "/api/form", Map.of(), NOTHING));
        }
        for (String path : List.of("/api/host/plan", "/api/host/plan/act", "/api/host/export", "/api/host/board/end")) {
            AwsCalls.withBusyDynamo(() -> say(cloud, path, Map.of("token", board)));
        }
        say(cloud, "/api/host/board/end", Map.of("token", board));
    }

    private static void peopleWantToBeTold(TestCloud cloud) {
        Watching watching = new Watching(cloud);
        say(cloud, "/api/watch", watching.form("pat@example.org", "Lisbon"));
        say(cloud, "/api/watch", with(watching.form("pat@example.org", ""), "email", "pat"));
        Map<String, Object> form = watching.form("pat@example.org", "");
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/watch", form));
        watching.ask("pat@example.org", "");
        cloud.sweep();
        String token = watching.token("pat@example.org");
        say(cloud, "/api/watch/view", Map.of("token", token));
        say(cloud, "/api/watch/act", Map.of("token", token, "action", "dance"));
        say(cloud, "/api/watch/act", Map.of("token", token, "action", "confirm"));
        say(cloud, "/api/watch/view", Map.of("token", token));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/watch/view", Map.of("token", token)));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/watch/act", Map.of("token", token, "action", "stop")));
        tell(cloud);
        unsubscribe(cloud, watching.stop("pat@example.org"));
        say(cloud, "/api/watch/view", Map.of("token", token));
        for (int i = 0; i < 21; i++) {
            say(cloud, "/api/watch", watching.form("pat" + i + "@example.org", ""));
        }
        cloud.answersWith(cloud.deployedWith(Map.of("WATCHES_PER_DAY", "0")));
        cloud.clock.advance(Duration.ofDays(1));
        say(cloud, "/api/watch", watching.form("pat@example.org", ""));
    }

    private static void tell(TestCloud cloud) {
        String board = Ways.pass(cloud, Reach.BOARD);
        say(cloud, "/api/host/watchers", Map.of("token", board));
        Planning host = new Planning(cloud);
        for (int trip = 1; trip <= 11; trip++) {
            String day = "2027-01-%02d".formatted(trip);
            host.add(Planning.trip("Trip " + trip, "Europe/Lisbon", day, day));
            say(cloud, "/api/host/watchers", Map.of("token", board, "tell", "trip-" + trip));
        }
        say(cloud, "/api/host/watchers", Map.of("token", board, "tell", "nowhere"));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/watchers", Map.of("token", board)));
    }

    private static void unsubscribe(TestCloud cloud, String stop) {
        for (String method : List.of("GET", "HEAD")) {
            say(cloud, method, stop, Map.of(), NOTHING);
            say(cloud, method, stop + "x", Map.of(), NOTHING);
            AwsCalls.withBusyDynamo(() -> say(cloud, method, stop, Map.of(), NOTHING));
        }
        Map<String, String> plain = Map.of("content-type", FORM);
        Map<String, String> parts = Map.of("content-type", "multipart/form-data; boundary=x");
        byte[] oneClick = utf8("List-Unsubscribe=One-Click");
        say(cloud, "POST", stop, plain, utf8("List-Unsubscribe=No"));
        say(cloud, "POST", stop, Map.of("content-type", "application/json"), utf8("{}"));
        say(cloud, "POST", stop, plain, new byte[16 * 1024 + 1]);
        say(cloud, "POST", stop + "x", plain, oneClick);
        AwsCalls.withBusyDynamo(() -> say(cloud, "POST", stop, plain, oneClick));
        say(cloud, "POST", stop, plain, oneClick);
        String part = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        say(cloud, "POST", stop, parts, utf8(part));
    }

    private static void hostInvites(TestCloud cloud) {
        Inviting host = new Inviting(cloud);
        Map<String, String> key = Map.of("idempotency-key", "k");
        Map<String, Object> alex = Inviting.named("Alex Guest");
        alex.put("line", "Coffee near the station?");
        Map<String, Object> body = host.body(
                "denver",
                List.of(
                        alex,
                        Inviting.named("Kim"),
                        Inviting.named("Lee"),
                        Inviting.named("Mo"),
                        Inviting.named("Jo")));
        List<String> tokens = Inviting.invited(say(cloud, "/api/host/invite", body, key)).stream()
                .map(each -> Ways.token((String) each.get("url")))
                .toList();
        say(cloud, "/api/host/invite", with(body, "city", "nowhere"));
        say(cloud, "/api/host/invite", with(body, "invitations", List.of(Inviting.named("Kim"))), key);
        Map<String, Object> list = Map.of("token", host.board);
        guestAnswers(cloud, host, tokens);
        Map<String, Object> withdrawn = new LinkedHashMap<>(list);
        withdrawn.put("id", Inviting.invited(host.list()).getFirst().get("id"));
        say(cloud, "/api/host/invitations/act", with(withdrawn, "action", "withdraw"));
        say(cloud, "/api/host/invitations/act", with(withdrawn, "action", "x"));
        say(cloud, "/api/host/invitations", list);
        say(cloud, "/api/host/export", list);
        host.fill("denver", 450);
        List<Map<String, Object>> tooMany = Collections.nCopies(48, Inviting.named("Kim"));
        say(cloud, "/api/host/invite", host.body("denver", tooMany));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/invite", body));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/invitations", list));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/invitations/act", with(withdrawn, "action", "withdraw")));
    }

    private static void guestAnswers(TestCloud cloud, Inviting host, List<String> tokens) {
        for (String token : tokens) {
            say(cloud, "/api/invited/view", Map.of("token", token));
        }
        Map<String, Object> yes =
                with(with(Ways.press(tokens.getFirst(), 1, "yes"), "time", "2026-12-01T08:00"), "meeting", "coffee");
        say(cloud, "/api/invited/act", yes);
        say(cloud, "/api/invited/act", with(yes, "email", "alex@example.org"));
        say(cloud, "/api/invited/act", with(yes, "email", "alex@example.org"));
        say(cloud, "/api/invited/act", with(with(yes, "email", "kim@example.org"), "token", tokens.get(1)));
        Map<String, Object> no = with(Ways.press(tokens.get(1), 1, "no"), "why", "away");
        say(cloud, "/api/invited/act", with(with(no, "tellMe", true), "email", "kim@example.org"));
        say(
                cloud,
                "/api/invited/act",
                with(with(with(no, "tellMe", true), "email", "lee@example.org"), "token", tokens.get(2)));
        say(cloud, "/api/invited/act", Ways.press(tokens.get(1), 1, "yes"));
        Map<String, Object> form = host.form();
        form.putAll(Ways.press(tokens.get(2), 1, "another"));
        say(cloud, "/api/invited/act", form);
        say(cloud, "/api/invited/act", Ways.press(tokens.get(3), 1, "erase"));
        for (String token : tokens) {
            say(cloud, "/api/invited/view", Map.of("token", token));
        }
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/invited/view", Map.of("token", tokens.getLast())));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/invited/act", Ways.press(tokens.getLast(), 1, "no")));
    }

    private static void plan(TestCloud cloud, String board, int version, String action, Map<String, Object> more) {
        Map<String, Object> press = new LinkedHashMap<>(Ways.press(board, version, action));
        press.putAll(more);
        say(cloud, "/api/host/plan/act", press);
    }

    private static void ask(TestCloud cloud) {
        Map<String, String> key = Map.of("idempotency-key", "k");
        Map<String, Object> form = cloud.form();
        say(cloud, "/api/requests", form, key);
        say(cloud, "/api/requests", form, key);
        say(cloud, "/api/requests", with(form, "name", "Somebody Else"), key);
        say(cloud, "/api/requests", with(form, "name", ""), Map.of());
        say(cloud, "/api/requests", form, Map.of("idempotency-key", ""));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/requests", form, Map.of()));

        Map<String, String> plain = Map.of("content-type", FORM);
        say(cloud, "POST", "/api/requests", plain, utf8(PLAIN));
        say(cloud, "POST", "/api/requests", plain, utf8(PLAIN.replace("name=Pat", "name=")));
        say(cloud, "POST", "/api/requests", plain, utf8(PLAIN + "&state=approved"));
        say(cloud, "POST", "/api/requests", plain, utf8("%"));
    }

    private static void askTooOften(TestCloud cloud) {
        Map<String, String> plain = Map.of("content-type", FORM);
        for (int i = 0; i < 2; i++) {
            say(cloud, "/api/requests", cloud.form(), Map.of());
            say(cloud, "POST", "/api/requests", plain, utf8(PLAIN.replace("pat%40", "pat" + i + "%40")));
        }
    }

    private static void hostDecides(TestCloud cloud) {
        Reply asked = cloud.post("/api/requests", cloud.form());
        String host = Ways.hostToken(cloud, asked.text("id"));
        String other = Ways.hostToken(
                cloud,
                cloud.post("/api/requests", with(cloud.form(), "name", "P\u0430t"))
                        .text("id"));

        say(cloud, "/api/host/view", Map.of("token", host));
        say(cloud, "/api/host/act", Ways.press(host, 1, "dance"));
        for (String decision : List.of("decline", "pitch", "approve")) {
            int version = view(cloud, host).version();
            Map<String, Object> press = decision.equals("approve")
                    ? Ways.approve(host, version, "2026-12-03T10:00")
                    : Ways.press(host, version, decision);
            say(cloud, "/api/host/act", with(press, "note", "Look for the clock.\nIt is large."));
            say(cloud, "/api/host/act", press);
            say(cloud, "/api/host/view", Map.of("token", host));
            say(cloud, "/api/host/act", Ways.press(host, version + 1, "undo"));
        }
        say(cloud, "/api/host/act", Ways.approve(host, 1, "2026-12-03T10:00"));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/view", Map.of("token", host)));
        AwsCalls.withBusyDynamo(() -> say(cloud, "/api/host/act", Ways.press(host, 1, "decline")));

        say(cloud, "/api/host/act", Ways.approve(host, view(cloud, host).version(), "2026-12-03T10:00"));
        say(cloud, "/api/host/view", Map.of("token", other));
        say(cloud, "/api/host/act", Ways.approve(other, 1, "2026-12-03T10:00"));
        Map<String, Object> anyway = with(Ways.approve(other, 1, "2026-12-03T10:00"), "anyway", true);
        say(cloud, "/api/host/act", with(anyway, "place", "My porch"));
        say(cloud, "/api/host/act", Ways.press(host, view(cloud, host).version(), "cancel"));
        say(cloud, "/api/host/view", Map.of("token", host));
    }

    private static void visitorAnswers(TestCloud cloud) {
        for (String decision : List.of("decline", "pitch", "approve")) {
            Map<String, Object> form = cloud.form();
            form.keySet().removeAll(List.of("profile", "know", "language", "extra"));
            Reply asked = cloud.post("/api/requests", form);
            String host = Ways.hostToken(cloud, asked.text("id"));
            String visitor = Ways.token(asked.text("statusUrl"));
            say(cloud, "/api/visitor/view", Map.of("token", visitor));
            say(cloud, "/api/visitor/act", Ways.press(visitor, 1, "cancel"));
            say(cloud, "/api/visitor/act", Ways.press(visitor, 7, "withdraw"));

            Map<String, Object> press = decision.equals("approve")
                    ? with(Ways.approve(host, 1, "2026-12-04T09:00"), "anyway", true)
                    : Ways.press(host, 1, decision);
            cloud.post("/api/host/act", with(press, "note", "See you!"));
            say(cloud, "/api/visitor/view", Map.of("token", visitor));
            say(cloud, "/api/visitor/calendar", Map.of("token", visitor));
            cloud.clock.advance(Duration.ofMinutes(2));
            cloud.sweep();
            say(cloud, "/api/visitor/view", Map.of("token", visitor));
            say(cloud, "/api/visitor/calendar", Map.of("token", visitor));
            say(cloud, "/api/visitor/act", Ways.press(visitor, 3, "withdraw"));
            int version =
                    cloud.post("/api/visitor/view", Map.of("token", visitor)).version();
            say(cloud, "/api/visitor/act", with(Ways.press(visitor, version, "cancel"), "note", "Sorry!"));
            say(cloud, "/api/visitor/view", Map.of("token", visitor));
            say(cloud, "/api/host/view", Map.of("token", host));
            for (String path : List.of("/api/visitor/view", "/api/visitor/calendar")) {
                AwsCalls.withBusyDynamo(() -> say(cloud, path, Map.of("token", visitor)));
            }
            AwsCalls.withBusyDynamo(() -> say(cloud, "/api/visitor/act", Ways.press(visitor, 1, "withdraw")));
        }
        String visitor = Ways.token(cloud.post("/api/requests", cloud.form()).text("statusUrl"));
        say(cloud, "/api/visitor/act", Ways.press(visitor, 1, "withdraw"));
        say(cloud, "/api/visitor/view", Map.of("token", visitor));
    }

    private static void bothLookForAnotherTime(TestCloud cloud) {
        Reply asked = cloud.post("/api/requests", cloud.form());
        String host = Ways.hostToken(cloud, asked.text("id"));
        String visitor = Ways.visitorToken(cloud, asked.text("id"));
        say(cloud, "/api/visitor/act", Ways.press(Ways.token(asked.text("statusUrl")), 1, "confirm"));
        say(cloud, "/api/visitor/act", Ways.press(visitor, 1, "confirm"));
        say(cloud, "/api/host/act", Ways.counter(host, 1, "2026-12-08T10:00", "2026-12-09T10:00"));
        settle(cloud);
        say(cloud, "/api/host/view", Map.of("token", host));
        say(cloud, "/api/visitor/view", Map.of("token", visitor));
        say(cloud, "/api/visitor/act", with(Ways.press(visitor, 2, "accept"), "time", "2026-12-08T10:00"));
        say(cloud, "/api/visitor/act", with(Ways.press(visitor, 3, "move"), "times", List.of("2026-12-10T10:00")));
        say(cloud, "/api/host/view", Map.of("token", host));
        say(cloud, "/api/host/act", Ways.press(host, 4, "decline"));
        settle(cloud);
        say(cloud, "/api/visitor/act", with(Ways.press(visitor, 5, "move"), "times", List.of("2026-12-10T03:00")));
        cloud.clock.advance(Duration.ofDays(20));
        say(cloud, "/api/host/act", Ways.press(host, view(cloud, host).version(), "met"));
        int version = cloud.post("/api/visitor/view", Map.of("token", visitor)).version();
        say(cloud, "/api/visitor/act", with(Ways.press(visitor, version, "missed"), "why", "no-show"));
        say(cloud, "/api/host/view", Map.of("token", host));
        say(cloud, "/api/visitor/act", Ways.press(visitor, 1, "export"));
        say(cloud, "/api/visitor/act", Ways.press(visitor, version + 1, "erase"));
        say(cloud, "/api/visitor/view", Map.of("token", visitor));
    }

    private static void nobodyAnswers(TestCloud cloud) {
        Reply asked = cloud.post("/api/requests", cloud.form());
        String host = Ways.hostToken(cloud, asked.text("id"));
        String visitor = Ways.token(asked.text("statusUrl"));
        cloud.clock.advance(Duration.ofDays(4));
        cloud.sweep();
        say(cloud, "/api/visitor/view", Map.of("token", visitor));
        say(cloud, "/api/host/view", Map.of("token", host));
        say(cloud, "/api/host/act", Ways.counter(host, 2, "2026-12-08T10:00"));
        settle(cloud);
        cloud.clock.advance(Duration.ofDays(8));
        cloud.sweep();
        say(cloud, "/api/visitor/view", Map.of("token", visitor));
        say(cloud, "/api/host/view", Map.of("token", host));
    }

    private static void settle(TestCloud cloud) {
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
    }

    private static Reply view(TestCloud cloud, String host) {
        return cloud.post("/api/host/view", Map.of("token", host));
    }

    private static Reply say(TestCloud cloud, String path, Map<String, Object> body) {
        return say(cloud, path, body, Map.of());
    }

    private static Reply say(TestCloud cloud, String path, Map<String, Object> body, Map<String, String> headers) {
        return say(cloud, "POST", path, with(headers, "content-type", "application/json"), TestCloud.json(body));
    }

    private static Reply say(TestCloud cloud, String method, String path, Map<String, String> headers, byte[] body) {
        Reply reply = cloud.call(method, path, headers, body);
        String type =
                reply.headers().getOrDefault("content-type", OpenApi.NO_BODY).split(";", -1)[0];
        String route = ROUTES.keySet().stream()
                .filter(any -> any.contains("{") && path.startsWith(any.substring(0, any.indexOf('{'))))
                .findFirst()
                .orElse(path);
        boolean isRoute = ROUTES.containsKey(route);
        boolean isAllowed =
                isRoute && List.of(ROUTES.get(route).split(", ", -1)).contains(method);
        Answer kind = new Answer(
                isRoute ? route : OpenApi.ANY_OTHER,
                isAllowed ? method : OpenApi.ANY_OTHER,
                reply.status(),
                method.equals("HEAD") && isAllowed ? OpenApi.NO_BODY : type);
        SAID.add(new Exchange(
                kind, new String(body, StandardCharsets.UTF_8), headers.getOrDefault("content-type", ""), reply));
        return reply;
    }

    @Test
    void noAnswerToHeadHasABody() {
        try (TestCloud cloud = TestCloud.start()) {
            for (String path : List.of("/api/openings", "/api/requests", "/api/nowhere")) {
                assertThat(cloud.call("HEAD", path, Map.of(), NOTHING).body()).isEmpty();
            }
            assertThat(AwsCalls.withBusyDynamo(() -> cloud.call("HEAD", "/api/openings", Map.of(), NOTHING))
                            .body())
                    .isEmpty();
        }
    }

    @Test
    void theFileHasEveryRouteAndNoOther() {
        assertThat(FILE.allowed()).containsExactlyInAnyOrderEntriesOf(ROUTES);
    }

    @Test
    void everyAnswerIsDocumented() {
        assertThat(kinds()).isNotEmpty().isSubsetOf(FILE.answers());
    }

    @Test
    void everyDocumentedAnswerIsGiven() {
        assertThat(FILE.answers()).isNotEmpty().isSubsetOf(kinds());
    }

    @Test
    void everyAnswerIsAsItIsDocumented() {
        assertThat(SAID.stream()
                        .flatMap(said -> FILE.faultsOf(said.kind(), said.reply()).stream()
                                .map(fault -> said + ": " + fault)))
                .isEmpty();
    }

    @Test
    void everyBodyThatIsTakenIsAsItIsDocumented() {
        assertThat(SAID)
                .filteredOn(said ->
                        said.reply().status() < 300 && said.requestType().equals("application/json"))
                .hasSizeGreaterThan(20)
                .allSatisfy(said -> assertThat(FILE.faultsOfRequest(said.kind().path(), said.body()))
                        .isEmpty());
    }

    @Test
    void everyExampleIsAsItsSchemaSaysAndNoneIsMissing() {
        assertThat(FILE.faultsOfExamples()).isEmpty();
        assertThat(FILE.withoutExample()).isEmpty();
    }

    private static Set<Answer> kinds() {
        Set<Answer> kinds = new LinkedHashSet<>();
        SAID.forEach(said -> kinds.add(said.kind()));
        return kinds;
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
