package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import meetme.local.Browser.Reply;
import meetme.local.Mailbag.Mail;

/** The host, or a visitor: presses whatever can be pressed behind the links in emails that have arrived. */
final class Presser implements Crowd.Person {

    /** Those of the last few, so that many press behind the same ones. */
    private static final int AT_HAND = 8;

    private static final Map<String, List<String>> BUTTONS = Map.of(
            "host",
            List.of("approve", "approve", "approve", "counter", "counter", "decline", "pitch", "cancel", "undo", "met"),
            "visitor",
            List.of("accept", "accept", "confirm", "ask", "move", "withdraw", "cancel", "met", "missed"));

    private final String side;
    private final Mailbag mailbag;
    private final Notebook notebook;

    Presser(String side, Mailbag mailbag, Notebook notebook) {
        this.side = side;
        this.mailbag = mailbag;
        this.notebook = notebook;
    }

    @Override
    public void goOn(Browser browser, RandomGenerator random) {
        String page = side.equals("host") ? "/decide" : "/status";
        List<Mail> doors = mailbag.mails().stream()
                .filter(mail -> mail.isToHost() == side.equals("host") && mail.leadsTo(page))
                .toList();
        if (doors.isEmpty()) {
            browser.get("/api/promise");
            return;
        }
        Mail door = doors.get(doors.size() - 1 - random.nextInt(Math.min(AT_HAND, doors.size())));
        String token = door.letter().token();
        Reply reply = browser.persist("/api/" + side + "/view", Map.of("token", token));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        Shown view = Shown.by(reply);
        List<String> possible = BUTTONS.getOrDefault(side, List.of()).stream()
                .filter(view.texts("actions")::contains)
                .toList();
        if (!possible.isEmpty()) {
            press(browser, token, view, possible.get(random.nextInt(possible.size())), random);
        }
    }

    private void press(Browser browser, String token, Shown view, String action, RandomGenerator random) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token);
        body.put("version", view.number("version"));
        body.put("action", action);
        body.putAll(fields(action, view, random));
        Reply reply = browser.post("/api/" + side + "/act", body);
        // Too busy, and nobody knows whether it was done: nothing was promised.
        assertThat(reply.status()).as(reply.body()).isIn(200, 409, 422, 503);
        if (reply.status() == 200 && !Shown.by(reply).has("already")) {
            Shown after = Shown.by(reply);
            notebook.note(new Notebook.Pressed(
                    side, token, view.in("request").text("id"), action, after.number("version"), after.text("state")));
        }
    }

    private static Map<String, Object> fields(String action, Shown view, RandomGenerator random) {
        return switch (action) {
            case "approve" ->
                one(view.in("request").each("times"), random)
                        .<Map<String, Object>>map(time -> Map.of("time", time.text("time")))
                        .orElseGet(Map::of);
            case "accept" ->
                one(view.in("offer").each("times"), random)
                        .<Map<String, Object>>map(time -> Map.of("time", time.text("time")))
                        .orElseGet(Map::of);
            case "counter" ->
                one(view.each("open"), random)
                        .<Map<String, Object>>map(day -> Map.of(
                                "times",
                                List.of(day.text("date") + "T"
                                        + day.texts("times").getLast())))
                        .orElseGet(Map::of);
            // Within the stay, on an hour of its own.
            case "ask", "move" ->
                Map.of("times", List.of(view.in("request").text("arrive") + "T1" + random.nextInt(6, 8) + ":00"));
            default -> Map.of();
        };
    }

    private static Optional<Shown> one(List<Shown> all, RandomGenerator random) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
