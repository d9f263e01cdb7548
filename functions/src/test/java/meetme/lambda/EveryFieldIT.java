package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
