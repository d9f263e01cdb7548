package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import meetme.local.Browser.Reply;

/** The host invites people from the board, and each of them answers. */
final class Invitees implements Crowd.Person {

    private final String board;
    private final Map<String, Object> form;
    private final Notebook notebook;
    private final Deque<Shown> invited = new ArrayDeque<>();

    /** @param form by which somebody asks for another time */
    Invitees(String board, Map<String, Object> form, Notebook notebook) {
        this.board = board;
        this.form = form;
        this.notebook = notebook;
    }

    @Override
    public void goOn(Browser browser, RandomGenerator random) {
        if (invited.isEmpty()) {
            notebook.send(browser, Sent.anew("/api/host/invite", invitations(random)))
                    .ifPresent(made -> invited.addAll(made.each("invitations")));
        } else {
            answer(browser, random, invited.remove());
        }
    }

    private Map<String, Object> invitations(RandomGenerator random) {
        List<Map<String, Object>> names = random.ints(3, 0, 1000)
                .<Map<String, Object>>mapToObj(each -> Map.of("name", "Guest " + each, "line", "It has been too long."))
                .toList();
        return Map.of("token", board, "city", form.getOrDefault("city", ""), "invitations", names);
    }

    private void answer(Browser browser, RandomGenerator random, Shown invitation) {
        String token = token(invitation);
        Reply reply = browser.persist("/api/invited/view", Map.of("token", token));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        Shown view = Shown.by(reply);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token);
        body.put("version", view.number("version"));
        switch (random.nextInt(6)) {
            case 0 ->
                notebook.send(
                        browser,
                        Sent.anew(
                                "/api/host/invitations/act",
                                Map.of("token", board, "id", invitation.text("id"), "action", "withdraw")));
            case 1 -> {
                body.putAll(Map.of("action", "no", "why", "busy"));
                notebook.send(browser, Sent.anew("/api/invited/act", body));
            }
            case 2 -> {
                body.putAll(form);
                body.keySet().removeAll(List.of("name", "city", "language"));
                body.putAll(Map.of("action", "another", "email", Askers.somebody(random), "times", List.of()));
                notebook.send(browser, Sent.anew("/api/invited/act", body));
            }
            default -> yes(browser, random, invitation, view, body);
        }
    }

    private void yes(Browser browser, RandomGenerator random, Shown invitation, Shown view, Map<String, Object> body) {
        // One of the first, so that they get into each other's way.
        Shown day = view.each("days").get(random.nextInt(4));
        body.put("action", "yes");
        body.put("time", day.text("date") + "T" + day.texts("times").getFirst());
        body.put("meeting", form.getOrDefault("meeting", ""));
        body.put("email", Askers.somebody(random));
        if (notebook.send(browser, Sent.anew("/api/invited/act", body)).isEmpty()) {
            // Somebody else was faster: they look again later.
            invited.add(invitation);
        }
    }

    static String token(Shown link) {
        return link.text("url").replaceFirst(".*#", "");
    }
}
