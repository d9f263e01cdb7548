package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import meetme.local.Browser.Reply;

/** Whom the host has invited, where no board is needed for it. */
record Invitations(Stage stage) {

    /** Invites somebody to a city. @return the link that the host sends them */
    @SuppressWarnings("unchecked")
    String invite(String city, String name, String line, String language) {
        Map<String, Object> invitation = new LinkedHashMap<>(Map.of("name", name, "language", language));
        if (!line.isEmpty()) {
            invitation.put("line", line);
        }
        Reply reply = stage.desk()
                .post(
                        "/api/host/invite",
                        Map.of("token", token(), "city", city, "invitations", List.of(invitation)),
                        "idempotency-key",
                        UUID.randomUUID().toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return stage.url((String) ((List<Map<String, Object>>) reply.json().get("invitations"))
                .getFirst()
                .get("url"));
    }

    /** What the host sees of the latest one of that name. */
    @SuppressWarnings("unchecked")
    Map<String, Object> of(String name) {
        Reply reply = stage.desk().post("/api/host/invitations", Map.of("token", token()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return ((List<Map<String, Object>>) reply.json().get("invitations"))
                .stream()
                        .filter(each -> name.equals(each.get("name")))
                        .findFirst()
                        .orElseThrow();
    }

    void withdraw(String name) {
        Reply reply = stage.desk()
                .post(
                        "/api/host/invitations/act",
                        Map.of("token", token(), "id", of(name).get("id"), "action", "withdraw"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private String token() {
        return new HostsPlan(stage).token();
    }
}
