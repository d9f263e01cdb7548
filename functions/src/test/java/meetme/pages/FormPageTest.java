package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.http.FieldError;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FormPageTest {

    private static final String HOSTILE = "\"><script>alert(1)</script>' onfocus=alert(1) </textarea>";

    private final FormPage page = new FormPage(SamplePage.host(), SamplePage.ASSETS, OpenTimes.UNKNOWN);

    @Test
    void nothingThatWasTypedIsLost() {
        Document html = render(
                Map.of(
                        "name", List.of("Pat"),
                        "topic", List.of("Two\nlines"),
                        "meeting", List.of("lunch"),
                        "times", List.of("2026-12-03T10:00", "", "2026-12-04T11:00"),
                        "pledge", List.of("on")),
                new FieldError("email", "Enter your email address."));

        assertThat(html.selectFirst("#name").val()).isEqualTo("Pat");
        assertThat(html.selectFirst("#topic").wholeText()).isEqualTo("Two\nlines");
        assertThat(html.select("[name=meeting][checked]").val()).isEqualTo("lunch");
        assertThat(html.select("[name=times]").eachAttr("value"))
                .containsExactly("2026-12-03T10:00", "", "2026-12-04T11:00");
        assertThat(html.selectFirst("#pledge").hasAttr("checked")).isTrue();
    }

    @Test
    void anErrorStandsInTheSummaryAndAtItsField() {
        Document html = render(Map.of(), new FieldError("email", "Enter your email address."));

        assertThat(html.selectFirst("#problems").hasAttr("hidden")).isFalse();
        assertThat(html.selectFirst("#problems a[href=#email]").text()).isEqualTo("Enter your email address.");
        assertThat(html.selectFirst("#email-wrong").text()).isEqualTo("Enter your email address.");
        assertThat(html.selectFirst("#email").attr("aria-invalid")).isEqualTo("true");
        assertThat(html.title()).startsWith("Error: ");
    }

    @Test
    void anErrorAboutNoFieldOfTheFormIsToldAllTheSame() {
        Document html = render(Map.of(), new FieldError("extra", "Leave this empty."));

        assertThat(html.selectFirst("#problems li").text()).isEqualTo("Leave this empty.");
        assertThat(html.select("#problems a")).isEmpty();
    }

    @Test
    void itsScriptsAndStylesAreThoseOfTheBuildThatIsPublished() {
        Document html = render(Map.of(), new FieldError("extra", "Leave this empty."));

        assertThat(html.select("[rel=stylesheet], [rel=modulepreload]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(address -> address.startsWith(SamplePage.ASSETS + "/"));
        assertThat(html.select("script").eachAttr("src")).containsExactly(SamplePage.ASSETS + "/ask/ask.js");
    }

    @Test
    void hostileWordsStayWords() {
        Document html = render(
                Map.of("name", List.of(HOSTILE), "topic", List.of(HOSTILE), "arrive", List.of(HOSTILE)),
                new FieldError("name", HOSTILE));

        assertThat(html.select("script:not([src]), [onfocus]")).isEmpty();
        assertThat(html.selectFirst("#name").val()).isEqualTo(HOSTILE);
        assertThat(html.selectFirst("#topic").wholeText()).isEqualTo(HOSTILE);
        assertThat(html.selectFirst("#name-wrong").text()).isEqualTo(HOSTILE);
    }

    private Document render(Map<String, List<String>> values, FieldError error) {
        return Jsoup.parse(page.render(Locale.ENGLISH, values, List.of(error), SamplePage.NOW));
    }
}
