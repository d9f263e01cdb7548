package meetme.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private final Pages pages = new Pages(SamplePage.host());

    @Test
    void whatTheHostWritesIsShownAsWritten() {
        Document page = page("index");

        assertThat(page.selectFirst(".host .who strong").text()).isEqualTo("Ada <b>O'Neil</b> & \"friends\"");
        assertThat(page.selectFirst("h1").text()).isEqualTo("Come to {city} & say hi");
        assertThat(page.selectFirst(".host img").attr("src")).isEqualTo("/me.svg");
    }

    @Test
    void theFormHasTheFieldsOfTheContractAndNoOther() {
        Set<String> names = page("index").select("form [name]").stream()
                .map(each -> each.attr("name"))
                .collect(Collectors.toSet());

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "name",
                        "email",
                        "profile",
                        "know",
                        "topic",
                        "city",
                        "arrive",
                        "leave",
                        "times",
                        "meeting",
                        "pledge",
                        "language",
                        "extra");
    }

    @Test
    void withoutAScriptThreeTimesCanBeTypedAndTheFirstMustBe() {
        var times = page("index").select("[name=times]");

        assertThat(times).hasSize(3).allMatch(each -> each.attr("type").equals("datetime-local"));
        assertThat(times.eachAttr("required")).hasSize(1);
        assertThat(times.first().hasAttr("required")).isTrue();
    }

    @Test
    void theHoursStandInWordsWhereTimesAreTyped() {
        assertThat(page("index").selectFirst("#times-hint").text())
                .startsWith(
                        "Monday to Tuesday 9:00–17:00; Thursday 8:00–10:00, 11:00–12:00 and 13:00–14:30, Denver time.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "asked", "status", "decide", "privacy", "404"})
    void noPageHasAnythingThatItsContentSecurityPolicyForbids(String name) {
        Document page = page(name);

        assertThat(page.select("script:not([src]), style, [style], base, iframe"))
                .isEmpty();
        assertThat(page.select("script[src], link[href], img[src]"))
                .allMatch(each -> (each.attr("src") + each.attr("href")).startsWith("/"));
        assertThat(page.getAllElements().stream()
                        .flatMap(each -> each.attributes().asList().stream())
                        .map(each -> each.getKey()))
                .noneMatch(key -> key.startsWith("on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "asked", "status", "decide", "privacy", "404"})
    void everyIdIsThereOnceAndEveryReferenceLeadsSomewhere(String name) {
        Document page = page(name);
        // What scripts say is found by ids of its own, in a template that never becomes part of the page.
        page.select("template#words").empty();
        var ids = page.select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates();
        for (Element label : page.select("label[for]")) {
            assertThat(ids).contains(label.attr("for"));
        }
        for (Element described : page.select("[aria-describedby]")) {
            assertThat(ids).contains(described.attr("aria-describedby").split(" "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "status", "decide", "privacy", "404"})
    void onlyTheFormPageSendsAReferrer(String name) {
        assertThat(page(name).selectFirst("meta[name=referrer]").attr("content"))
                .isEqualTo("no-referrer");
        assertThat(page("index").selectFirst("meta[name=referrer]").attr("content"))
                .isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "status", "decide"})
    void pagesOfOneRequestAreKeptOutOfSearchEngines(String name) {
        assertThat(page(name).selectFirst("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "decide"})
    void pagesBehindALinkSayThatTheyNeedJavaScript(String name) {
        assertThat(page(name).selectFirst("noscript").text()).contains("needs JavaScript");
    }

    @Test
    void thePrivacyNoticeSaysHowLong() {
        assertThat(page("privacy").text()).contains("90 days after").contains("up to 35 days");
    }

    private Document page(String name) {
        return Jsoup.parse(pages.render(name));
    }
}
