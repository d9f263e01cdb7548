package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import meetme.lambda.TestCloud.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The form as a page, for browsers without a script, with the cities, days and times of this moment. */
class LiveFormIT {

    private static final String PLAIN =
            "name=&email=pat%40example.org&topic=I+would+love+to+hear+about+robots.&city=lisbon"
                    + "&arrive=2026-12-07&leave=2026-12-09&times=2026-12-08T18%3A30&meeting=coffee&pledge=on";
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");

    @Test
    void itHasTheCitiesDaysAndTimesOfThisMomentAndIsKeptNowhere() {
        try (TestCloud cloud = TestCloud.start()) {
            new Planning(cloud).add(Planning.lisbon());

            Reply page = cloud.get("/api/form?language=en");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers())
                    .containsEntry("content-type", "text/html; charset=utf-8")
                    .containsEntry("cache-control", "no-store");
            Document form = Jsoup.parse(page.body());
            assertThat(form.select("form[action=/api/requests][method=post]")).hasSize(1);
            assertThat(form.select("[name=city]").eachAttr("value")).containsExactly("denver", "lisbon");
            assertThat(form.select("details summary").eachText())
                    .containsExactly("Open times in Denver", "Open times in Lisbon");
            assertThat(form.select("details").last().text()).contains("Tue 8 Dec 2026: 09:00");
            assertThat(form.select("details").first().text()).doesNotContain("Tue 8 Dec 2026");
            assertThat(form.select("noscript a")).isEmpty();
        }
    }

    @Test
    void aFormThatWasRefusedIsTheSamePage() {
        try (TestCloud cloud = TestCloud.start()) {
            new Planning(cloud).add(Planning.lisbon());

            Reply refused = cloud.call("POST", "/api/requests", FORM, PLAIN.getBytes(StandardCharsets.UTF_8));

            assertThat(refused.status()).isEqualTo(422);
            Document form = Jsoup.parse(refused.body());
            assertThat(form.select("[name=city][checked]").val()).isEqualTo("lisbon");
            assertThat(form.select("details").last().text()).contains("Tue 8 Dec 2026: 09:00");
        }
    }

    @Test
    void itIsInTheLanguageThatWasAskedForOrElseTheHostsFirst() {
        try (TestCloud cloud = TestCloud.start()) {
            for (String query : new String[] {"", "?language=xx", "?language=%", "?language=en&language=es", "?x"}) {
                Reply page = cloud.get("/api/form" + query);
                assertThat(page.status()).as(query).isEqualTo(200);
                assertThat(Jsoup.parse(page.body()).select("html").attr("lang"))
                        .as(query)
                        .startsWith("en");
            }
        }
    }

    @Test
    void duringABreakItSaysSo() {
        try (TestCloud cloud = TestCloud.start()) {
            new Planning(cloud).done("start-break", Map.of("until", "2026-12-04", "words", "<b>Family</b> first."));

            Document form = Jsoup.parse(cloud.get("/api/form").body());

            assertThat(form.select("p.notice strong").text()).isEqualTo("<b>Family</b> first.");
            assertThat(form.select("p.notice").text()).contains("back on Fri 4 Dec 2026");
            assertThat(form.select("details").text())
                    .doesNotContain("Thu 3 Dec 2026:")
                    .contains("Fri 4 Dec 2026:");
        }
    }

    @Test
    void whoLooksChangesNothingAndWithoutAStoreThereIsStillAForm() {
        try (TestCloud cloud = TestCloud.start()) {
            cloud.get("/api/form");
            int items = cloud.items().size();
            Reply page = AwsCalls.withBusyDynamo(() -> cloud.get("/api/form"));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("action=\"/api/requests\"").doesNotContain("<details");
            assertThat(cloud.items()).hasSize(items);
        }
    }
}
