package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.local.Browser.Letter;
import meetme.local.Browser.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A visitor goes all the way in their language, as far as the host of host.json speaks it beside another. */
class LanguagesIT {

    private static final String VISITOR = "pat@example.org";

    @Test
    void aRequestInSpanishIsSpanishFromThePageToTheMailAndTheStatusPage() throws Exception {
        try (OneMachine machine = OneMachine.start(RealProgram.forTests(), new RealProgram());
                Browser browser = new Browser(machine.base())) {
            assumeThat(HostFile.load().folder(Locale.forLanguageTag("es"))).isEqualTo("/es");
            // Given the Spanish page, found through the English one
            String spanish = page(browser, "/")
                    .selectFirst("nav.languages a[hreflang=es]")
                    .attr("href");
            Document page = page(browser, spanish);
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("es-ES");
            assertThat(browser.get(spanish).header("referrer-policy")).isEqualTo("same-origin");
            assertThat(browser.get(spanish).header("set-cookie")).isEmpty();
            assertThat(browser.get(page.selectFirst("meta[property=og:image]").attr("content"))
                            .header("content-type"))
                    .isEqualTo("image/png");

            // When somebody asks on it
            Visit visit = Visit.plan(browser, VISITOR);
            visit.form().put("language", page.selectFirst("[name=language]").val());
            Reply asked = visit.ask(browser);
            await().atMost(Duration.ofSeconds(10)).until(() -> browser.mails().size() == 2);

            // Then they are told in Spanish, and led to the Spanish status page
            Letter receipt = browser.mailsTo(VISITOR).getFirst();
            assertThat(receipt.subject()).isEqualTo("Aún no hay nada acordado: tengo tu petición de vernos");
            assertThat(receipt.text()).contains(machine.base().resolve("/es/status#") + receipt.token());
            assertThat(asked.text("statusUrl")).startsWith("/es/status#");
            Document status = page(browser, "/es/status");
            assertThat(status.selectFirst("html").attr("lang")).isEqualTo("es-ES");
            assertThat(status.selectFirst("template#state-pending .state").text())
                    .isEqualTo("Aún no hay nada acordado");
            assertThat(browser.get("/es/status").header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(browser.post("/api/visitor/view", Map.of("token", receipt.token()))
                            .text("state"))
                    .isEqualTo("pending");
        }
    }

    @Test
    void eachPageForVisitorsIsThereInEachLanguage() throws Exception {
        try (OneMachine machine = OneMachine.start(RealProgram.forTests(), new RealProgram());
                Browser browser = new Browser(machine.base())) {
            Host host = HostFile.load();
            for (Locale language : host.languages()) {
                for (String name : List.of("", "asked", "status", "privacy")) {
                    assertThat(page(browser, host.folder(language) + "/" + name)
                                    .selectFirst("html")
                                    .attr("lang"))
                            .isEqualTo(host.locale(language).toLanguageTag());
                }
            }
        }
    }

    private static Document page(Browser browser, String path) {
        Reply reply = browser.get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return Jsoup.parse(reply.body());
    }
}
