package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The host's board and calendar, through the real functions. */
class BoardIT {

    private static final Map<String, AttributeValue> SEAL = Map.of(
            "pk", AttributeValue.fromS("host"),
            "sk", AttributeValue.fromS("seal"));

    private final TestCloud cloud = TestCloud.start(TestCloud.PLENTY);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void anEmptyBoardIsABoard() {
        assertThat(board().json())
                .containsEntry("waiting", List.of())
                .containsEntry("coming", List.of())
                .containsEntry("past", List.of())
                .containsEntry("more", Map.of())
                .containsKeys("ledger", "now", "host");
    }

    @Test
    void eachRequestStandsOnItsShelfInOrderAndLeadsToItsButtons() {
        String first = ask("Ada", "2026-12-03T10:00");
        cloud.clock.advance(Duration.ofHours(1));
        String second = ask("Bo", "2026-12-04T09:00");
        String agreed = ask("Cy", "2026-12-08T10:00");
        String sooner = ask("Di", "2026-12-07T10:00");
        String offered = ask("Ed", "2026-12-09T10:00");
        String declined = ask("Flo", "2026-12-10T10:00");
        press(Ways.approve(host(agreed), 1, "2026-12-08T10:00"));
        press(Ways.approve(host(sooner), 1, "2026-12-07T10:00"));
        press(Ways.counter(host(offered), 1, "2026-12-15T10:00"));
        press(Ways.press(host(declined), 1, "decline"));
        settle();
        cloud.clock.advance(Duration.ofMinutes(5));
        String withdrawn = ask("Gus", "2026-12-10T09:00");
        cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, withdrawn), 1, "withdraw"));

        Reply board = board();

        assertThat(ids(board, "waiting")).containsExactly(first, second);
        assertThat(ids(board, "coming")).containsExactly(offered, sooner, agreed);
        assertThat(ids(board, "past")).containsExactly(withdrawn, declined);
        for (String shelf : List.of("waiting", "coming", "past")) {
            for (Map<String, Object> entry : entries(board, shelf)) {
                String token = Ways.token((String) entry.get("decideUrl"));
                Reply decide = cloud.post("/api/host/view", Map.of("token", token));
                assertThat(decide.json().get("state")).isEqualTo(entry.get("state"));
                assertThat(decide.json().get("actions")).isEqualTo(entry.get("actions"));
            }
        }
        assertThat(entries(board, "waiting").getFirst())
                .containsEntry("name", "Ada")
                .containsEntry("state", "pending")
                .containsKeys("answerBy", "answerByText", "times");
        assertThat(board.body()).doesNotContain("@example");
    }

    @Test
    void itIsReadInFewCallsAndChangesNothing() {
        press(Ways.approve(host(ask("Ada", "2026-12-03T10:00")), 1, "2026-12-03T10:00"));
        ask("Bo", "2026-12-04T09:00");
        String token = pass(Reach.BOARD);
        var before = cloud.items();

        assertThat(AwsCalls.during(() -> cloud.post("/api/host/board", Map.of("token", token))))
                .containsExactly(
                        "GetItem",
                        "Query",
                        "Query",
                        "Query",
                        "BatchGetItem",
                        // Invitations and watches, for their sums.
                        "Query",
                        "Query",
                        // And whether email leaves.
                        "GetItem",
                        "Query",
                        "Query",
                        "BatchGetItem");
        assertThat(cloud.items()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatIsOverIsPastBeforeAnybodyHasBeenAsked() {
        String met = ask("Ada", "2026-12-03T10:00");
        press(Ways.approve(host(met), 1, "2026-12-03T10:00"));
        settle();
        cloud.clock.advance(Duration.ofDays(10));
        assertThat(ids(board(), "coming")).containsExactly(met);
        cloud.clock.advance(Duration.ofDays(1));
        assertThat(ids(board(), "past")).containsExactly(met);
        assertThat(entries(board(), "past").getFirst()).containsEntry("actions", List.of("met", "missed"));
    }

    @Test
    void whatIsErasedIsOnNoShelf() {
        String id = ask("Ada", "2026-12-03T10:00");
        cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, id), 1, "erase"));

        assertThat(board().body()).doesNotContain(id, "Ada");
    }

    @Test
    void aShelfGoesOnUntilNothingIsLeftAndSaysSo() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            cloud.clock.advance(Duration.ofMinutes(1));
            asked.add(ask("Pat", "2026-12-03T10:00"));
        }
        String token = pass(Reach.BOARD);
        Reply first = cloud.post("/api/host/board", Map.of("token", token));
        String more = more(first).get("waiting");
        Reply second = cloud.post("/api/host/board", Map.of("token", token, "more", more));

        assertThat(more(first)).containsOnlyKeys("waiting");
        assertThat(more(second)).isEmpty();
        List<String> all = new ArrayList<>(ids(first, "waiting"));
        all.addAll(ids(second, "waiting"));
        assertThat(all).containsExactlyInAnyOrderElementsOf(asked);
        // All of them wait until the same day is over.
        assertThat(ids(first, "waiting")).hasSize(24).isSortedAccordingTo(Comparator.comparingInt(asked::indexOf));
        assertThat(cloud.post("/api/host/board", Map.of("token", token, "more", "waiting.x"))
                        .wrongFields())
                .containsExactly("more");
    }

    @Test
    void noLinkOpensWhatItIsNotFor() {
        String id = ask("Ada", "2026-12-03T10:00");
        List<String> tokens = List.of(
                host(id),
                Ways.visitorToken(cloud, id),
                pass(Reach.BOARD),
                pass(Reach.FEED),
                "",
                "x",
                pass(Reach.BOARD) + "A");
        Map<String, List<Integer>> opened = new LinkedHashMap<>();
        opened.put("/api/host/view", List.of(0));
        opened.put("/api/visitor/view", List.of(1));
        opened.put("/api/host/board", List.of(2));
        Reply nothing = cloud.post("/api/host/board", Map.of("token", "nothing"));
        assertThat(nothing.status()).isEqualTo(404);

        for (int i = 0; i < tokens.size(); i++) {
            Map<String, Object> body = Map.of("token", tokens.get(i));
            for (var route : opened.entrySet()) {
                Reply reply = cloud.post(route.getKey(), body);
                if (route.getValue().contains(i)) {
                    assertThat(reply.status()).as(route.getKey()).isEqualTo(200);
                } else {
                    assertThat(reply).as(route.getKey() + " " + i).isEqualTo(nothing);
                }
            }
            Reply feed = cloud.get("/api/host/calendar/" + tokens.get(i) + ".ics");
            if (i == 3) {
                assertThat(feed.status()).isEqualTo(200);
            } else {
                assertThat(feed).as("feed " + i).isEqualTo(nothing);
            }
        }
    }

    @Test
    void noBitOfAPassCanBeChanged() {
        String token = pass(Reach.BOARD);
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(Ways.passes(cloud).opens(forged, Reach.BOARD, cloud.clock.instant()))
                    .as("bit " + bit)
                    .isFalse();
        }
    }

    @Test
    void passesEndWithTheirTimeAndAllAtOnceWithTheSeal() {
        String board = pass(Reach.BOARD);
        String feed = pass(Reach.FEED);
        cloud.clock.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(look(board).status()).isEqualTo(200);
        cloud.clock.advance(Duration.ofSeconds(1));
        assertThat(look(board).status()).isEqualTo(404);
        assertThat(fetch(feed).status()).isEqualTo(200);
        cloud.clock.advance(Duration.ofDays(275));
        assertThat(fetch(feed).status()).isEqualTo(404);

        String later = pass(Reach.BOARD);
        String laterFeed = pass(Reach.FEED);
        assertThat(look(later).status()).isEqualTo(200);
        cloud.dynamo.deleteItem(delete -> delete.tableName(cloud.table).key(SEAL));
        assertThat(look(later).status()).isEqualTo(404);
        assertThat(fetch(laterFeed).status()).isEqualTo(404);
        assertThat(look(pass(Reach.BOARD)).status()).isEqualTo(200);
        assertThat(look(later).status()).isEqualTo(404);
    }

    @Test
    void theBoardsLinkIsMailedToTheHostAndNeverShown() {
        String id = ask("Ada", "2026-12-03T10:00");
        cloud.sweep();
        int before = cloud.mails().size();

        Reply mailed = press(Ways.press(host(id), 1, "board"));
        Reply again = press(Ways.press(host(id), 1, "board"));
        cloud.sweep();

        assertThat(mailed.status()).isEqualTo(200);
        assertThat(mailed.json()).doesNotContainKey("already").containsEntry("state", "pending");
        assertThat(again.json()).containsEntry("already", true);
        assertThat(mailed.body() + again.body()).doesNotContain("/board", "calendar/");
        assertThat(cloud.mails()).hasSize(before + 1);
        var mail = cloud.mails().getLast();
        assertThat(mail.to()).containsExactly("host@example.com");
        String text = Letterbox.text(mail);
        assertThat(look(Letterbox.after(text, "/board#")).status()).isEqualTo(200);
        assertThat(fetch(Letterbox.after(text, "/api/host/calendar/").replace(".ics", ""))
                        .status())
                .isEqualTo(200);
        assertThat(Letterbox.replyTo(mail)).isEmpty();

        cloud.clock.advance(Duration.ofMinutes(11));
        press(Ways.press(host(id), 1, "board"));
        cloud.sweep();
        assertThat(cloud.mails()).hasSize(before + 2);
        assertThat(cloud.post("/api/visitor/act", Ways.press(Ways.visitorToken(cloud, id), 1, "board"))
                        .wrongFields())
                .containsExactly("action");
    }

    @Test
    void theCalendarHasWhatIsAgreedAndNoAddress() throws Exception {
        String agreed = ask("Ada, \"Lady\"; L", "2026-12-03T10:00");
        String undone = ask("Bo", "2026-12-04T09:00");
        String moved = ask("Cy", "2026-12-08T10:00");
        String off = ask("Di", "2026-12-09T10:00");
        press(Ways.approve(host(agreed), 1, "2026-12-03T10:00"));
        press(Ways.approve(host(moved), 1, "2026-12-08T10:00"));
        press(Ways.approve(host(off), 1, "2026-12-09T10:00"));
        settle();
        press(Ways.press(host(off), 3 - 1, "cancel"));
        Map<String, Object> move = new HashMap<>(Ways.press(Ways.visitorToken(cloud, moved), 2, "move"));
        move.put("times", List.of("2026-12-10T09:00"));
        assertThat(cloud.post("/api/visitor/act", move).status()).isEqualTo(200);
        press(Ways.approve(host(undone), 1, "2026-12-04T09:00"));
        String token = pass(Reach.FEED);

        Reply feed = fetch(token);
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed.body()));

        assertThat(feed.headers())
                .containsEntry("content-type", "text/calendar; charset=utf-8")
                .containsEntry("cache-control", "private, max-age=900");
        Reply again = cloud.call(
                "GET",
                "/api/host/calendar/" + token + ".ics",
                Map.of("if-none-match", feed.headers().get("etag")),
                new byte[0]);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers()).containsEntry("cache-control", "private, max-age=900");
        assertThat(calendar.getComponents("VEVENT"))
                .extracting(event -> ((VEvent) event).getUid().orElseThrow().getValue())
                .containsExactlyInAnyOrder(agreed + "@meetme", moved + "@meetme");
        assertThat(feed.body())
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", "NAME:Sam Host’s meetups\r\n")
                .doesNotContain("@example", "mailto", "METHOD", "/decide", "/status", token);
        assertThat(feed.body().lines())
                .isNotEmpty()
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);

        // What is agreed anew makes another of it.
        press(Ways.approve(host(ask("Hal", "2026-12-11T09:00")), 1, "2026-12-11T09:00"));
        settle();
        assertThat(fetch(token).headers().get("etag"))
                .isNotEqualTo(feed.headers().get("etag"));

        // It stays for a month after it was over.
        cloud.clock.advance(Duration.ofDays(40));
        assertThat(fetch(token).body()).contains(agreed + "@meetme");
        cloud.clock.advance(Duration.ofDays(2));
        assertThat(fetch(token).body()).doesNotContain(agreed + "@meetme");
    }

    @Test
    void nothingLogsTheCalendarsAddress() {
        String token = pass(Reach.FEED);
        String path = "/api/host/calendar/" + token + ".ics";

        String log = logged(() -> cloud.get(path))
                + logged(() -> cloud.call("POST", path, Map.of(), new byte[0]))
                + logged(() -> AwsCalls.withBusyDynamo(() -> cloud.get(path)))
                + logged(() -> cloud.get("/api/host/calendar/" + token.substring(1) + ".ics"));

        assertThat(log).contains("AWS is busy").doesNotContain(token.substring(1));
    }

    private static String logged(Supplier<Reply> call) {
        PrintStream usual = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(call.get().status()).isPositive();
        } finally {
            System.setOut(usual);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private String ask(String name, String time) {
        Map<String, Object> form = cloud.form();
        form.put("name", name);
        form.put("arrive", time.substring(0, 10));
        form.put("leave", time.substring(0, 10));
        form.put("times", List.of(time));
        Reply asked = cloud.post("/api/requests", form);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.text("id");
    }

    private String host(String id) {
        return Ways.hostToken(cloud, id);
    }

    private Reply press(Map<String, Object> press) {
        Reply reply = cloud.post("/api/host/act", press);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private void settle() {
        cloud.clock.advance(Duration.ofMinutes(2));
        cloud.sweep();
    }

    private String pass(Reach reach) {
        return Ways.pass(cloud, reach);
    }

    private Reply board() {
        return look(pass(Reach.BOARD));
    }

    private Reply look(String token) {
        return cloud.post("/api/host/board", Map.of("token", token));
    }

    private Reply fetch(String token) {
        return cloud.get("/api/host/calendar/" + token + ".ics");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Reply board, String shelf) {
        return (List<Map<String, Object>>) board.json().get(shelf);
    }

    private static List<String> ids(Reply board, String shelf) {
        return entries(board, shelf).stream()
                .map(entry -> (String) entry.get("id"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> more(Reply board) {
        return (Map<String, String>) board.json().get("more");
    }
}
