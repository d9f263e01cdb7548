package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import meetme.host.Host;
import meetme.host.HostFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private static final String JSON = SamplePage.HOST_JSON.replace("[\"en\"]", """
            ["en", "es", "de"],
            "words": {
              "es": {
                "promise": "Ven a {city} & saluda",
                "cities": { "denver": "Denver, Colorado" },
                "meetings": { "coffee": "Un café" }
              }
            }""");
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    @Test
    void thePageSpeaksOneLanguageAndTheFormSendsWhich() {
        Document page = page("index", SPANISH);

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("es-ES");
        assertThat(page.selectFirst("input[name=language]").val()).isEqualTo("es");
        assertThat(page.selectFirst("#send").text()).isEqualTo("Preguntar");
        assertThat(page.selectFirst("template#words").html()).contains("<i id=\"sending\">Enviando …</i>");
        assertThat(page.selectFirst("#times-hint").text())
                .startsWith(
                        "de lunes a martes 9:00–17:00; jueves 8:00–10:00, 11:00–12:00 y 13:00–14:30, hora de Denver");
    }

    @Test
    void whatTheHostSaysInThatLanguageIsTakenAndElseWhatTheySayInTheirOwn() {
        Document spanish = page("index", SPANISH);
        Document german = page("index", Locale.GERMAN);

        assertThat(spanish.selectFirst("h1").text()).isEqualTo("Ven a {city} & saluda");
        assertThat(spanish.selectFirst(".who").text()).endsWith("en Denver, Colorado");
        assertThat(spanish.select(".ask .chip").eachText()).containsExactly("Un café", "Lunch");
        assertThat(german.selectFirst("h1").text()).isEqualTo("Come to {city} & say hi");
        assertThat(german.select(".ask .chip").eachText()).containsExactly("Coffee", "Lunch");
    }

    @Test
    void eachPageLeadsToItselfInTheOtherLanguages() {
        Document page = page("index", SPANISH);
        Document status = page("status", Locale.GERMAN);

        assertThat(page.select("nav.languages a").eachAttr("href")).containsExactly("/", "/de/");
        assertThat(page.select("nav.languages > *").eachText()).containsExactly("English", "Español", "Deutsch");
        assertThat(page.selectFirst("nav.languages [aria-current]").text()).isEqualTo("Español");
        assertThat(status.select("nav.languages a").eachAttr("href")).containsExactly("/status", "/es/status");
    }

    @Test
    void searchEnginesAreToldOfTheOtherLanguages() {
        Document page = page("privacy", SPANISH);

        assertThat(page.select("link[rel=alternate]").eachAttr("hreflang"))
                .containsExactly("en", "es", "de", "x-default");
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly("/privacy", "/es/privacy", "/de/privacy", "/privacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "asked", "status", "privacy"})
    void whoeverReadsOnStaysInTheirLanguage(String name) {
        Document page = page(name, SPANISH);
        page.select("nav.languages").remove();

        assertThat(page.select("a[href^=/]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/es/") || path.startsWith("/api/form?language=es"));
    }

    @Test
    void withOneLanguageThereIsNothingToChoose() {
        Document page = Jsoup.parse(
                new Pages(SamplePage.host(), Locale.ENGLISH, SamplePage.NOW, SamplePage.ASSETS).render("index"));

        assertThat(page.select("nav.languages, link[rel=alternate]")).isEmpty();
    }

    @Test
    void theHostsPageIsInTheHostsLanguageAlone() {
        assertThat(page("decide", Locale.ENGLISH).select("nav.languages, link[rel=alternate]"))
                .isEmpty();
    }

    @Test
    void whatIsSharedIsInTheLanguageOfThePage() {
        Document page = page("index", SPANISH);

        assertThat(og(page, "title")).isEqualTo("Un encuentro con Ada <b>O'Neil</b> & \"friends\" en Denver, Colorado");
        assertThat(og(page, "description")).isEqualTo("Ven a {city} & saluda");
        assertThat(og(page, "image")).isEqualTo("/es/card.png");
        assertThat(og(page, "image:width") + "x" + og(page, "image:height")).isEqualTo("1200x627");
        assertThat(og(page, "locale")).isEqualTo("es_ES");
        assertThat(page.select("meta[property=og:url], link[rel=canonical]")).isEmpty();
    }

    @Test
    void whereThePageIsKnownToBeItIsSharedWithItsWholeAddress() {
        Host host = host(JSON.replace("\"picture\"", "\"url\": \"https://meet.example.com/\", \"picture\""));
        Document page = Jsoup.parse(new Pages(host, SPANISH, SamplePage.NOW, SamplePage.ASSETS).render("index"));

        assertThat(og(page, "url")).isEqualTo("https://meet.example.com/es/");
        assertThat(og(page, "image")).isEqualTo("https://meet.example.com/es/card.png");
        assertThat(page.selectFirst("link[hreflang=de]").attr("href")).isEqualTo("https://meet.example.com/de/");
        assertThat(page.select("nav.languages a").eachAttr("href")).containsExactly("/", "/de/");
    }

    @Test
    void pagesOfOneRequestAreNotShared() {
        assertThat(page("status", SPANISH).select("meta[property]")).isEmpty();
    }

    private static String og(Document page, String property) {
        return page.selectFirst("meta[property=og:" + property + "]").attr("content");
    }

    private static Document page(String name, Locale language) {
        return Jsoup.parse(new Pages(host(JSON), language, SamplePage.NOW, SamplePage.ASSETS).render(name));
    }

    private static Host host(String json) {
        return switch (HostFile.read(json)) {
            case HostFile.Read read -> read.host();
            case HostFile.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
