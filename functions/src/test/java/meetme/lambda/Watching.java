package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import meetme.lambda.TestCloud.Reply;
import meetme.local.mail.ReceivedMail;
import meetme.security.BoardTokens.Reach;

/** People who want to be told, each from a network of their own, and the host who has them told. */
final class Watching {

    private final TestCloud cloud;
    private final String board;
    private final AtomicInteger networks = new AtomicInteger();

    Watching(TestCloud cloud) {
        this.cloud = cloud;
        this.board = Ways.pass(cloud, Reach.BOARD);
    }

    /** A form that is right in every field; without a city: wherever. */
    Map<String, Object> form(String email, String city) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("email", email);
        if (!city.isEmpty()) {
            form.put("city", city);
        }
        form.put("language", "en");
        form.put("stamp", cloud.get("/api/openings").text("stamp"));
        form.put("extra", "");
        cloud.clock.advance(Duration.ofSeconds(3));
        return form;
    }

    Reply ask(String email, String city) {
        int network = networks.incrementAndGet();
        return ask(form(email, city), "203." + network / 250 + "." + network % 250 + ".7");
    }

    Reply ask(Map<String, Object> form, String from) {
        return cloud.post("/api/watch", form, Map.of("x-viewer-address", from));
    }

    /** Somebody who asks and confirms, by the mail that they get. */
    String on(String email, String city) {
        assertThat(ask(email, city).status()).isEqualTo(202);
        cloud.sweep();
        String token = token(email);
        assertThat(act(token, "confirm").text("state")).isEqualTo("on");
        return token;
    }

    /** The latest link that was mailed there. */
    String token(String email) {
        return Letterbox.after(Letterbox.text(latest(email)), "/watch#");
    }

    ReceivedMail latest(String email) {
        return cloud.mailsTo(email).getLast();
    }

    /** Where a mail program unsubscribes. */
    String stop(String email) {
        String link = Letterbox.header(latest(email), "List-Unsubscribe").getFirst();
        return link.substring(link.indexOf("/api/"), link.length() - 1);
    }

    Reply view(String token) {
        return cloud.post("/api/watch/view", Map.of("token", token));
    }

    Reply act(String token, String action) {
        return cloud.post("/api/watch/act", Map.of("token", token, "action", action));
    }

    Reply oneClick(String path) {
        return cloud.call(
                "POST",
                path,
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "List-Unsubscribe=One-Click".getBytes(UTF_8));
    }

    Reply counts() {
        return cloud.post("/api/host/watchers", Map.of("token", board));
    }

    Reply tell(String trip) {
        return cloud.post("/api/host/watchers", Map.of("token", board, "tell", trip));
    }

    /** What they are told of trips. */
    List<ReceivedMail> told() {
        return cloud.mails().stream()
                .filter(mail -> mail.subject().startsWith("I’m coming to"))
                .toList();
    }
}
