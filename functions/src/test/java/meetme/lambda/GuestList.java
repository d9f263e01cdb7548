package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import meetme.SampleInvitations;
import meetme.lambda.TestCloud.Reply;

/** Those whom the host of {@link SampleInvitations} invites to Lisbon, and how they answer on the page behind their link. */
final class GuestList {

    private final Inviting host;

    GuestList(TestCloud cloud) {
        this.host = new Inviting(cloud);
    }

    /** Invites somebody, and gives the token of their link. */
    String invite(String name) {
        return host.invite("lisbon", name).getFirst();
    }

    String invite(String name, String line) {
        Map<String, Object> one = Inviting.named(name);
        one.put("line", line);
        Reply reply = host.invite("lisbon", List.of(one));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return Ways.token((String) Inviting.invited(reply).getFirst().get("url"));
    }

    void no(String guest, String word) {
        press(guest, "no", Map.of("word", word));
    }

    Reply yes(String guest, String email, String note, String time) {
        Map<String, Object> more = new LinkedHashMap<>(Inviting.chosen(time, email));
        more.put("note", note);
        return press(guest, "yes", more);
    }

    Reply another(String guest) {
        Map<String, Object> form = host.form();
        form.putAll(Map.of("city", "lisbon", "arrive", "2026-12-07", "leave", "2026-12-09", "times", List.of()));
        return press(guest, "another", form);
    }

    private Reply press(String guest, String action, Map<String, Object> more) {
        Reply reply = host.press(guest, host.view(guest).version(), action, more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    /** The state of the one of that name, as the board has it. */
    String state(String name) {
        return (String) Inviting.invited(host.list()).stream()
                .filter(each -> name.equals(each.get("name")))
                .findFirst()
                .orElseThrow()
                .get("state");
    }
}
