package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a visitor fills in, once it was stored: a new field of the form that is forgotten on its way to the table and back, to the
 * host or to the visitor's own data is lost without an error anywhere else.
 */
class EveryFieldIT {

    /** About the form itself, and of no use once it has been accepted. */
    private static final List<String> OF_THE_FORM = List.of("pledge", "stamp", "extra");

    private final TestCloud cloud = TestCloud.start();
    private final Map<String, Object> form = cloud.form();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theFormThatIsTriedHasEveryField() throws IOException {
        assertThat(form.keySet()).containsExactlyInAnyOrderElementsOf(documentedFields());
    }

    @Test
    void everyFieldIsShownToTheHostAndToTheVisitorWhoseDataItIs() {
        String id = cloud.post("/api/requests", form).text("id");
        String host = cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, id)))
                .body();
        String own = cloud.post(
                        "/api/visitor/act",
                        Map.of("token", Ways.visitorToken(cloud, id), "version", 1, "action", "export"))
                .body();

        form.keySet().removeAll(OF_THE_FORM);
        assertThat(form)
                .hasSizeGreaterThan(10)
                .allSatisfy((field, value) -> assertThat(own)
                        .as("the visitor's own data of %s", field)
                        .contains(quoted(value)));
        // The host reads in a language of their own.
        form.remove("language");
        assertThat(form)
                .allSatisfy((field, value) ->
                        assertThat(host).as("the host's view of %s", field).contains(quoted(value)));
    }

    @Test
    void whatTheHostIsAskedIsInTheEmailThatAsksIt() {
        cloud.post("/api/requests", form);
        cloud.sweep();

        String text = Letterbox.text(cloud.mailsTo("host@example.com").getFirst());
        assertThat(List.of("name", "email", "profile", "know", "topic"))
                .allSatisfy(field -> assertThat(text).as(field).contains((String) form.get(field)));
    }

    @Test
    void everyFieldOfAnInvitationAndOfItsAnswerComesBack() {
        Inviting inviting = new Inviting(cloud);
        Map<String, Object> typed = Map.of("name", "Alex Guest", "line", "Coffee near the station?", "language", "es");
        String token = Ways.token((String) Inviting.invited(inviting.invite("denver", List.of(typed)))
                .getFirst()
                .get("url"));
        Map<String, Object> no = Map.of("why", "busy", "word", "Next year in Denver!");
        Map<String, Object> yes = Map.of(
                "time", "2026-12-01T08:00", "meeting", "coffee", "email", "alex@example.org", "note", "I bring maps.");

        String view = inviting.view(token).body();
        assertThat(List.of("Alex Guest", "Coffee near the station?"))
                .allSatisfy(each -> assertThat(view).contains("\"" + each + "\""));
        inviting.press(token, 1, "no", no);
        for (String path : List.of("/api/host/invitations", "/api/host/export")) {
            String shown = cloud.post(path, Map.of("token", inviting.board)).body();
            assertThat(Stream.concat(typed.values().stream(), no.values().stream()))
                    .allSatisfy(each -> assertThat(shown).as(path).contains("\"" + each + "\""));
        }
        String status = inviting.press(token, 2, "yes", yes).text("statusUrl");
        String id =
                (String) Planning.list(cloud.post("/api/host/export", Map.of("token", inviting.board)), "invitations")
                        .getFirst()
                        .get("request");
        String host = cloud.post("/api/host/view", Map.of("token", Ways.hostToken(cloud, id)))
                .body();
        String own = cloud.post("/api/visitor/act", Ways.press(Ways.token(status), 1, "export"))
                .body();
        assertThat(yes.values()).allSatisfy(each -> assertThat(host).contains("\"" + each + "\""));
        assertThat(yes.values()).allSatisfy(each -> assertThat(own).contains("\"" + each + "\""));
    }

    private static List<String> quoted(Object value) {
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        return values.stream().map(each -> "\"" + each + "\"").toList();
    }

    private static Iterable<String> documentedFields() throws IOException {
        Load load = new Load(
                LoadSettings.builder().setMaxAliasesForCollections(1000).build());
        Object found = load.loadFromString(Files.readString(Path.of("openapi.yaml")));
        for (String key : List.of("components", "schemas", "RequestForm", "properties")) {
            found = ((Map<?, ?>) found).get(key);
        }
        return ((Map<?, ?>) found).keySet().stream().map(String.class::cast).toList();
    }
}
