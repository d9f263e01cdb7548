package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private final Pages pages = new Pages(SamplePage.host(), Locale.ENGLISH, SamplePage.NOW, SamplePage.ASSETS);

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
                        "name email profile know topic city arrive leave times meeting pledge language extra"
                                .split(" "));
    }

    @Test
    void whoIsInvitedAsksForAnotherTimeByTheSameFields() {
        Set<String> names = page("invited").select("#another [name]").stream()
                .map(each -> each.attr("name"))
                .collect(Collectors.toSet());

        // The invitation knows the city and the language, and the times are picked.
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "name email profile know topic arrive leave meeting pledge extra".split(" "));
    }

    @Test
    void whereTheHostCanBeMetIsChosenHomeFirstAndThenTheTrips() {
        Document page = travelling(SamplePage.NOW);

        assertThat(page.select("#city label").eachText())
                .containsExactly("Denver", "Lima <i>, 29 November to 2 December", "New York, 3 to 7 May");
        assertThat(page.select("[name=city]").eachAttr("value")).containsExactly("denver", "lima", "new-york");
        assertThat(page.select("[name=city][checked]").val()).isEqualTo("denver");
        assertThat(page.select("#city a").attr("href")).isEqualTo("/api/trips.ics");
        assertThat(page.selectFirst("#times-hint").text())
                .startsWith("Denver: Monday to Tuesday 09:00–17:00;")
                .contains(
                        ", Denver time. Lima <i>, 29 November to 2 December: Monday 10:00–12:00, Lima <i> time.",
                        " New York, 3 to 7 May: Monday 18:00–20:00, New York time. Suggest one time");
    }

    @Test
    void aTripThatIsOverIsNotShown() {
        // Midnight in Lima
        Instant over = Instant.parse("2026-12-03T05:00:00Z");

        assertThat(travelling(over.minusSeconds(1)).select("[name=city]")).hasSize(3);
        assertThat(travelling(over).select("[name=city]").eachAttr("value")).containsExactly("denver", "new-york");
        assertThat(travelling(over).text()).doesNotContain("Lima");
    }

    @Test
    void withoutATripThereIsNothingToChoose() {
        for (Document page : List.of(page("index"), travelling(Instant.parse("2027-06-01T00:00:00Z")))) {
            assertThat(page.select("#city, [href=/api/trips.ics]")).isEmpty();
            assertThat(page.select("input[type=hidden][name=city]").val()).isEqualTo("denver");
            assertThat(page.text()).contains("When are you in Denver?");
        }
    }

    @Test
    void whatScriptsSayOfACityLeavesItsNameToThem() {
        Element words = travelling(SamplePage.NOW).selectFirst("template#words");

        assertThat(words.selectFirst("#none").text()).contains("{city}");
        assertThat(words.selectFirst("#slot").text()).contains("{zone}");
        assertThat(words.selectFirst("#zone").text()).isEqualTo("{city} time");
        assertThat(words.text()).doesNotContain("Denver");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-03, 2027-05-07, 3 to 7 May",
        "2027-04-29, 2027-05-03, 29 April to 3 May",
        "2026-12-28, 2027-01-02, 28 December to 2 January",
        "2026-05-30, 2027-05-02, 30 May to 2 May",
        "2028-02-29, 2028-02-29, 29 February"
    })
    void daysAreSaidAsPeopleSayThem(LocalDate first, LocalDate last, String said) {
        assertThat(new Days(PageText.in(Locale.UK)).say(first, last)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-03, 2027-05-07, May 3 to 7",
        "2027-04-29, 2027-05-03, April 29 to May 3",
        "2028-02-29, 2028-02-29, February 29"
    })
    void americansSayTheMonthFirst(LocalDate first, LocalDate last, String said) {
        assertThat(new Days(PageText.in(Locale.US)).say(first, last)).isEqualTo(said);
    }

    @Test
    void withoutAScriptThreeTimesCanBeTypedAndNoneMustBe() {
        var times = page("index").select("[name=times]");

        assertThat(times).hasSize(3).allMatch(each -> each.attr("type").equals("datetime-local"));
        assertThat(times).noneMatch(each -> each.hasAttr("required"));
        assertThat(page("index").selectFirst("#times-hint").text()).contains("Leave them empty, and I’ll suggest one.");
    }

    @Test
    void theHoursStandInWordsWhereTimesAreTyped() {
        assertThat(page("index").selectFirst("#times-hint").text())
                .startsWith(
                        "Monday to Tuesday 09:00–17:00; Thursday 08:00–10:00, 11:00–12:00 and 13:00–14:30, Denver time.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index", "asked", "status", "invited", "watch", "decide", "board", "plan", "invite", "privacy", "404"
            })
    void noPageHasAnythingThatItsContentSecurityPolicyForbids(String name) {
        Document page = page(name);

        assertThat(page.select("script:not([src]), style, [style], base, iframe"))
                .isEmpty();
        assertThat(page.select("script[src], link[href], img[src]"))
                .isNotEmpty()
                .allMatch(each -> (each.attr("src") + each.attr("href")).startsWith("/"));
        assertThat(page.getAllElements().stream()
                        .flatMap(each -> each.attributes().asList().stream())
                        .map(each -> each.getKey()))
                .isNotEmpty()
                .noneMatch(key -> key.startsWith("on"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index", "asked", "status", "invited", "watch", "decide", "board", "plan", "invite", "privacy", "404"
            })
    void everyIdIsThereOnceAndEveryReferenceLeadsSomewhere(String name) {
        checkReferences(page(name));
        checkReferences(Jsoup.parse(
                new Pages(SamplePage.travelling(), Locale.ENGLISH, SamplePage.NOW, SamplePage.ASSETS).render(name)));
    }

    private static void checkReferences(Document page) {
        // What scripts say is found by ids of its own, in a template that never becomes part of the page.
        page.select("template#words").empty();
        var ids = page.select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("label[for]").isEmpty())
                .as("where something is typed, it has a label")
                .isEqualTo(page.select("input:not([type=hidden]), textarea, select")
                        .isEmpty());
        for (Element label : page.select("label[for]")) {
            assertThat(ids).contains(label.attr("for"));
        }
        for (Element described : page.select("[aria-describedby]")) {
            assertThat(ids).contains(described.attr("aria-describedby").split(" "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"asked", "status", "invited", "watch", "decide", "board", "plan", "invite", "privacy", "404"})
    void onlyTheFormPageSendsAReferrer(String name) {
        assertThat(page(name).selectFirst("meta[name=referrer]").attr("content"))
                .isEqualTo("no-referrer");
        assertThat(page("index").selectFirst("meta[name=referrer]").attr("content"))
                .isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "status", "invited", "watch", "decide", "board", "plan", "invite"})
    void pagesOfOneRequestAreKeptOutOfSearchEngines(String name) {
        assertThat(page(name).selectFirst("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "invited", "watch", "decide", "board"})
    void pagesBehindALinkSayThatTheyNeedJavaScript(String name) {
        assertThat(page(name).selectFirst("noscript").text()).contains("needs JavaScript");
    }

    @Test
    void whatStandsInTheLedgersPlaceBeforeAScriptHasReadItIsTrueAnyway() {
        assertThat(page("index").selectFirst("#account").text())
                .isEqualTo(
                        "Here I keep count of this promise: how many people asked, how many got an answer, how many I met. Only numbers, never names.");
    }

    @Test
    void thePrivacyNoticeSaysHowLong() {
        assertThat(page("privacy").text()).contains("90 days after").contains("up to 35 more days");
    }

    private static Document travelling(Instant now) {
        return Jsoup.parse(new Pages(SamplePage.travelling(), Locale.ENGLISH, now, SamplePage.ASSETS).render("index"));
    }

    private Document page(String name) {
        return Jsoup.parse(pages.render(name));
    }
}
