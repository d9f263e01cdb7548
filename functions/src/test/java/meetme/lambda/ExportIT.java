package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.lambda.TestCloud.Reply;
import meetme.security.BoardTokens.Reach;
import org.junit.jupiter.api.Test;

/** Everything that is stored, for the host to keep. */
class ExportIT {

    @Test
    void everythingThatIsStoredIsInIt() {
        try (TestCloud cloud = TestCloud.start()) {
            Planning host = new Planning(cloud);
            host.add(Planning.lisbon());
            host.done("add-days-off", Map.of("firstDay", "2026-12-24"));
            String agreed = PlanIT.agree(cloud, "lisbon", "2026-12-08T18:30");
            Map<String, Object> form = cloud.form();
            form.put("topic", "A topic that only the export tells of.");
            String pending = cloud.post("/api/requests", form).text("id");
            String declined = cloud.post("/api/requests", cloud.form()).text("id");
            cloud.post("/api/host/act", Ways.press(Ways.hostToken(cloud, declined), 1, "decline"));

            Reply export = export(cloud, Map.of());

            assertThat(export.status()).isEqualTo(200);
            assertThat(ids(export)).containsExactlyInAnyOrder(agreed, pending, declined);
            assertThat(export.json()).doesNotContainKey("more");
            assertThat(export.body())
                    .contains("A topic that only the export tells of.", "pat@example.org", "\"lisbon\"", "2026-12-24")
                    .contains("\"mail\":\"receipt-to-visitor\"", "\"asked\":");
            assertThat(Planning.list(export, "agenda"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry).containsEntry("request", agreed));
        }
    }

    @Test
    void noSecretIsInIt() {
        try (TestCloud cloud = TestCloud.start()) {
            String pending = cloud.post("/api/requests", cloud.form()).text("id");
            String nonce = cloud.items("request").getFirst().get("linkNonce").s();
            String board = Ways.pass(cloud, Reach.BOARD);
            String seal = cloud.items("seal").getFirst().get("nonce").s();

            assertThat(cloud.post("/api/host/export", Map.of("token", board)).body())
                    .contains(pending)
                    .doesNotContain(nonce, seal, "linkNonce", "decideUrl");
        }
    }

    @Test
    void whatDoesNotFitIntoOneAnswerComesInFurtherOnes() {
        try (TestCloud cloud = TestCloud.start(TestCloud.PLENTY)) {
            Set<String> asked = new HashSet<>();
            for (int i = 0; i < 330; i++) {
                Map<String, Object> form = new LinkedHashMap<>(FORM);
                form.put("email", "pat" + i + "@example.org");
                form.put("stamp", stamp(cloud, i));
                Reply reply = cloud.post("/api/requests", form);
                assertThat(reply.status()).as(reply.body()).isEqualTo(201);
                asked.add(reply.text("id"));
            }
            Reply first = export(cloud, Map.of());
            Set<String> exported = new HashSet<>(ids(first));
            assertThat(exported).hasSizeLessThan(asked.size());
            int answers = 1;
            for (Reply next = first; next.json().containsKey("more"); answers++) {
                next = export(cloud, Map.of("more", next.text("more")));
                assertThat(next.status()).as(next.body()).isEqualTo(200);
                exported.addAll(ids(next));
            }

            assertThat(answers).isGreaterThan(1);
            assertThat(exported).isEqualTo(asked);
            assertThat(export(cloud, Map.of("more", "nonsense")).wrongFields()).containsExactly("more");
        }
    }

    private static final Map<String, Object> FORM = Map.of(
            "name",
            "Pat",
            "topic",
            "I would love to hear how you began.",
            "city",
            "denver",
            "arrive",
            "2026-12-01",
            "leave",
            "2026-12-05",
            "times",
            List.of("2026-12-03T10:00"),
            "meeting",
            "coffee",
            "pledge",
            true,
            "language",
            "en");

    private String stamp = "";

    private String stamp(TestCloud cloud, int i) {
        if (i == 0) {
            stamp = (String) cloud.form().get("stamp");
        }
        return stamp;
    }

    private static Reply export(TestCloud cloud, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("token", Ways.pass(cloud, Reach.BOARD));
        return cloud.post("/api/host/export", body);
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Reply export) {
        return Planning.list(export, "requests").stream()
                .map(each -> (String) ((Map<String, Object>) each.get("request")).get("id"))
                .toList();
    }
}
