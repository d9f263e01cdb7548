package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.local.Browser.Reply;

/** Somebody who was invited, and answers where no page is needed for it. */
record Invitee(Stage stage, String token) {

    /** @param message that the host has sent them, with a link in it */
    static Invitee of(Stage stage, String message) {
        return new Invitee(stage, message.replaceFirst("(?s).*/invited#", ""));
    }

    @SuppressWarnings("unchecked")
    private List<String> times() {
        return ((List<Map<String, Object>>) view().get("days"))
                .stream()
                        .flatMap(day ->
                                ((List<String>) day.get("times")).stream().map(time -> day.get("date") + "T" + time))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private String meeting() {
        return (String)
                ((List<Map<String, Object>>) view().get("meetings")).getFirst().get("id");
    }

    Map<String, Object> view() {
        Reply reply = stage.desk().post("/api/invited/view", Map.of("token", token));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /** Takes the first time that is open. */
    void yes(String email) {
        act("yes", Map.of("time", times().getFirst(), "meeting", meeting(), "email", email));
    }

    void no(String why, String word) {
        act("no", Map.of("why", why, "word", word));
    }

    void erase() {
        act("erase", Map.of());
    }

    /** By the form's own fields, without a time. */
    void another(String email, String day) {
        Map<String, Object> form =
                new LinkedHashMap<>(Visit.plan(stage.desk(), email).form());
        form.keySet().removeAll(List.of("city", "name"));
        form.putAll(Map.of("name", "Who Was Invited", "arrive", day, "leave", day, "times", List.of()));
        act("another", form);
    }

    private void act(String action, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.putAll(Map.of("token", token, "version", view().get("version"), "action", action));
        Reply reply = stage.desk().post("/api/invited/act", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
