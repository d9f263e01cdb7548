package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Bad input of every class in the form of "tell me when you come": refused with its field named and nothing written, or taken,
 * and then what is mailed is the same as for good input, and what the host and its owner see is what was typed.
 */
class WatchBadInputIT {

    private static final long SEED = 20261129;
    private static final Set<String> WRITES = Set.of("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem");

    private static final TestCloud CLOUD = TestCloud.start(TestCloud.PLENTY);
    private static final Watching WATCHING = new Watching(CLOUD);

    private static Map<String, Object> good = Map.of();
    private static String golden = "";
    private static LogLines log = new LogLines();
    private static int unique;

    @BeforeAll
    static void learnFromGoodInput() {
        good = WATCHING.form("golden@example.net", "Lisbon");
        assertThat(call(good).status()).isEqualTo(202);
        CLOUD.sweep();
        golden = mail(WATCHING.latest("golden@example.net"));
    }

    @AfterAll
    static void nobodyWasLogged() {
        try {
            assertThat(log.lines())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(BadInput.CANARY) || line.contains("ERROR"));
        } finally {
            log.close();
            CLOUD.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> cities() {
        return new BadInput(SEED)
                .text(60).entrySet().stream()
                        .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> judgeCity(bad.getValue())));
    }

    private static void judgeCity(@Nullable Object city) {
        String email = "e" + unique++ + "@example.net";
        Map<String, Object> form = new LinkedHashMap<>(good);
        form.put("email", email);
        form.put("city", city);
        if (!isTaken(form, "city")) {
            return;
        }
        CLOUD.sweep();
        assertThat(mail(WATCHING.latest(email))).isEqualTo(golden);
        String token = WATCHING.token(email);
        Map<String, Object> seen = WATCHING.view(token).json();
        assertThat(WATCHING.act(token, "confirm").text("state")).isEqualTo("on");
        if (seen.containsKey("city")) {
            String shown = String.valueOf(seen.get("city"));
            assertThat(shown).doesNotContainPattern("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");
            assertThat(shown.codePointCount(0, shown.length())).isBetween(1, 60);
            assertThat(Planning.list(WATCHING.counts(), "cities")).isNotEmpty();
        }
        assertThat(WATCHING.act(token, "stop").text("state")).isEqualTo("off");
        assertThat(CLOUD.items("watch").toString()).doesNotContain(email);
    }

    @TestFactory
    Stream<DynamicTest> addresses() {
        return new BadInput(SEED)
                .email("e").entrySet().stream()
                        .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> {
                            Map<String, Object> form = new LinkedHashMap<>(good);
                            form.put("email", bad.getValue());
                            if (isTaken(form, "email")) {
                                int before = CLOUD.mails().size();
                                CLOUD.sweep();
                                assertThat(CLOUD.mails()
                                                .subList(before, CLOUD.mails().size()))
                                        .as("one mail at most, to one")
                                        .hasSizeLessThan(2)
                                        .allSatisfy(mail -> {
                                            assertThat(mail.to()).hasSize(1);
                                            assertThat(mail(mail)).isEqualTo(golden);
                                        });
                            }
                        }));
    }

    /** Whether it is taken; if it is not, that field is named and nothing is written. */
    private static boolean isTaken(Map<String, Object> form, String field) {
        Reply[] reply = new Reply[1];
        List<String> calls = new ArrayList<>(AwsCalls.during(() -> reply[0] = call(form)));
        if (reply[0].status() == 202) {
            return true;
        }
        assertThat(calls).doesNotContainAnyElementsOf(WRITES);
        assertThat(reply[0].status()).isIn(400, 413, 422);
        if (reply[0].status() == 422) {
            assertThat(reply[0].wrongFields()).containsExactly(field);
        }
        return false;
    }

    @Test
    void whatElseIsWrongIsNamedAllAtOnce() {
        assertThat(call(Map.of()).wrongFields()).containsExactlyInAnyOrder("email", "stamp");
        assertThat(call(Map.of("email", "pat", "city", "x".repeat(61), "stamp", 1, "extra", "x", "language", "xx"))
                        .wrongFields())
                .containsExactlyInAnyOrder("email", "city", "stamp", "extra", "language");
        for (Object stamp : List.of("", "x", "k1.AAAA", 7, List.of(), Map.of())) {
            Map<String, Object> form = new LinkedHashMap<>(good);
            form.put("stamp", stamp);
            assertThat(call(form).wrongFields()).containsExactly("stamp");
        }
        for (String unknown : List.of("state", "id", "version", "token", "confirmed", "until")) {
            Map<String, Object> form = new LinkedHashMap<>(good);
            form.put(unknown, "on");
            assertThat(call(form).status()).as(unknown).isEqualTo(400);
        }
    }

    @Test
    void partsThatNeverEndAreRefusedInNoTime() {
        String page = WATCHING.on("parts@example.net", "Lisbon");
        String stop = WATCHING.stop("parts@example.net");
        for (String piece : List.of(
                "content-disposition:name=List-Unsubscribe",
                "content-disposition: name=",
                "\r\ncontent-disposition:; name=List-Unsubscribe",
                "\r\ncontent-disposition:; name=List-Unsubscribe\r\n\r\n",
                "\r\n\r\nOne-Click\r\n--")) {
            byte[] body = piece.repeat(16_000 / piece.length()).getBytes(UTF_8);
            assertTimeout(
                    Duration.ofSeconds(2),
                    () -> assertThat(CLOUD.call(
                                            "POST",
                                            stop,
                                            Map.of("content-type", "multipart/form-data; boundary=x"),
                                            body)
                                    .wrongFields())
                            .containsExactly("List-Unsubscribe"));
        }
        assertThat(WATCHING.view(page).text("state")).isEqualTo("on");
    }

    @Test
    void forgedTokensAreAllTheSameNothing() {
        String page = WATCHING.on("token@example.net", "Lisbon");
        String stop = WATCHING.stop("token@example.net");
        String stopToken = stop.substring(stop.lastIndexOf('/') + 1);
        Reply nothing = WATCHING.view("x");
        assertThat(nothing.status()).isEqualTo(404);

        Map<String, Object> forged = new LinkedHashMap<>(new BadInput(SEED).tokens(page));
        forged.forEach((name, token) -> {
            for (Map<String, Object> body :
                    List.<Map<String, Object>>of(Map.of("token", token), Map.of("token", token, "action", "stop"))) {
                String path = body.size() == 1 ? "/api/watch/view" : "/api/watch/act";
                Reply reply = CLOUD.call(
                        "POST",
                        path,
                        Map.of("content-type", "application/json"),
                        BadInput.json(body).getBytes(UTF_8));
                assertThat(reply.status()).as(name).isIn(400, 404);
                if (reply.status() == 404) {
                    assertThat(reply.body()).isEqualTo(nothing.body());
                }
            }
        });
        new BadInput(SEED).tokens(stopToken).forEach((name, token) -> {
            // What a path can have in it
            if (token instanceof String text && text.matches("[\\w.>=+-]{0,2000}")) {
                Reply reply = WATCHING.oneClick("/api/watch/stop/" + text);
                assertThat(reply.status()).as(name).isEqualTo(404);
                assertThat(reply.body()).isEqualTo(nothing.body());
            }
        });
        assertThat(WATCHING.view(page).text("state")).isEqualTo("on");
    }

    private static Reply call(Map<String, Object> form) {
        return CLOUD.call(
                "POST",
                "/api/watch",
                Map.of("content-type", "application/json"),
                BadInput.json(form).getBytes(UTF_8));
    }

    /** Its subject and text, but for the link. */
    private static String mail(ReceivedMail mail) {
        return mail.subject() + "\n" + Letterbox.text(mail).replaceAll("#[A-Za-z0-9_-]+", "#TOKEN");
    }
}
