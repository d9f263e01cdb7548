package meetme.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;

/** The host, who invites from their board, and those who open the links. */
final class Inviting {

    private final TestCloud cloud;
    final String board;

    Inviting(TestCloud cloud) {
        this.cloud = cloud;
        this.board = Ways.pass(cloud, Reach.BOARD);
    }

    static Map<String, Object> named(String name) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", name);
        return one;
    }

    Map<String, Object> body(String city, List<Map<String, Object>> invitations) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", board);
        body.put("city", city);
        body.put("invitations", invitations);
        return body;
    }

    Reply invite(String city, List<Map<String, Object>> invitations) {
        return cloud.post("/api/host/invite", body(city, invitations));
    }

    /** Invites these people, and gives the tokens of their links. */
    List<String> invite(String city, String... names) {
        Reply reply = invite(city, Stream.of(names).map(Inviting::named).toList());
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return invited(reply).stream()
                .map(each -> Ways.token((String) each.get("url")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> invited(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("invitations");
    }

    Reply list() {
        return cloud.post("/api/host/invitations", Map.of("token", board));
    }

    /** The one that there is, as the board shows it. */
    Map<String, Object> only() {
        List<Map<String, Object>> all = invited(list());
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }

    Reply withdraw(Object id) {
        return cloud.post("/api/host/invitations/act", Map.of("token", board, "id", id, "action", "withdraw"));
    }

    Reply view(String token) {
        return cloud.post("/api/invited/view", Map.of("token", token));
    }

    Reply press(String token, int version, String action, Map<String, Object> more) {
        return press(token, version, action, more, Map.of());
    }

    Reply press(String token, int version, String action, Map<String, Object> more, Map<String, String> headers) {
        Map<String, Object> body = new LinkedHashMap<>(Ways.press(token, version, action));
        body.putAll(more);
        return cloud.post("/api/invited/act", body, headers);
    }

    static Map<String, Object> chosen(String time) {
        return chosen(time, "alex@example.org");
    }

    static Map<String, Object> chosen(String time, String email) {
        return Map.of("time", time, "meeting", "coffee", "email", email);
    }

    /** The form by which somebody asks for another time. */
    Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>(cloud.form());
        form.put("name", "Alex Guest");
        return form;
    }

    /** Fifty at a time. */
    void fill(String city, int count) {
        for (int from = 0; from < count; from += 50) {
            List<Map<String, Object>> names = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 50); i++) {
                names.add(named("Guest " + i));
            }
            Reply reply = invite(city, names);
            if (reply.status() != 201) {
                throw new AssertionError(reply);
            }
        }
    }
}
