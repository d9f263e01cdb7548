package meetme.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.mail.Mail;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.text.SafeText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryMailTest {

    private static final RequestDetails ASKED = Samples.asked(1);
    private static final String HOSTS_TOKEN = LetterSamples.LINKS.mint(Party.HOST, ASKED);
    private static final String VISITORS_TOKEN = LetterSamples.LINKS.mint(Party.VISITOR, ASKED);

    static Stream<Map.Entry<String, Mail>> mails() {
        return LetterSamples.all(ASKED, "See you there\nby the clock").entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void aMailThatCanBeAnsweredHasNoSecretLink(Map.Entry<String, Mail> named) {
        Mail mail = named.getValue();
        if (mail.replyTo().isPresent()) {
            assertThat(everything(mail)).doesNotContain(HOSTS_TOKEN, VISITORS_TOKEN, "/status#", "/decide#");
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theHostsSecretLinkGoesToTheHostAndTheVisitorsToTheVisitor(Map.Entry<String, Mail> named) {
        Mail mail = named.getValue();
        boolean toHost = mail.to().equals(LetterSamples.LETTERHEAD.host());

        assertThat(named.getKey().contains("TO_HOST")).isEqualTo(toHost);
        assertThat(everything(mail)).doesNotContain(toHost ? VISITORS_TOKEN : HOSTS_TOKEN);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void noCalendarEntryHasASecretLink(Map.Entry<String, Mail> named) {
        String ics = named.getValue().calendar().map(Mail.CalendarPart::ics).orElse("");

        assertThat(ics.replace("\r\n ", "")).doesNotContain(HOSTS_TOKEN, VISITORS_TOKEN, "/status", "/decide");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void whoeverAnswersIsToldWhoReadsIt(Map.Entry<String, Mail> named) {
        Mail mail = named.getValue();
        String said = mail.replyTo()
                .map(other -> "A reply to this email goes straight to " + other.name() + ".")
                .orElse("Please don’t reply to this email: nobody reads the mailbox it was sent from.");

        assertThat(mail.text()).contains(said);
        assertThat(Jsoup.parse(mail.html()).text()).contains(said);
        assertThat(mail.replyTo()).isNotEqualTo(Optional.of(mail.to()));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theTextSaysAllThatTheHtmlSays(Map.Entry<String, Mail> named) {
        Mail mail = named.getValue();
        Document page = Jsoup.parse(mail.html());

        assertThat(page.select("a[href]").eachAttr("href"))
                .matches(links -> links.isEmpty() == isTheLastWord(named.getKey()), "leads somewhere until it is over")
                .allSatisfy(link -> assertThat(mail.text()).contains(link));
        String words = mail.text().replaceAll("[>:]", " ").replaceAll("\\s+", " ");
        assertThat(page.body().select("h1, p:not(:has(a)), div:not(.preheader, :has(div, p, a, table, h1))"))
                .map(Element::text)
                .isNotEmpty()
                .allSatisfy(said -> assertThat(words)
                        .contains(said.replaceAll("[>:]", " ")
                                .replaceAll("\\s+", " ")
                                .strip()));
    }

    // After which there is nothing to press.
    private static boolean isTheLastWord(String name) {
        return name.matches("(LAPSE_TO_HOST|(PITCH|WITHDRAWAL|CANCELLATION)_).*");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void anInboxShowsWhatTheLetterSaysFirst(Map.Entry<String, Mail> named) {
        Document page = Jsoup.parse(named.getValue().html());
        Element preheader = page.body().child(0);
        String[] said = preheader.text().split(Letter.BETWEEN, -1);

        assertThat(preheader.className()).isEqualTo("preheader");
        assertThat(preheader.attr("style")).startsWith("display:none;");
        assertThat(preheader.text().length()).isBetween(20, 160);
        // Nothing that the letter does not say, and not the title, which the subject has said already
        assertThat(said)
                .isNotEmpty()
                .allSatisfy(piece -> assertThat(named.getValue().text().replaceAll("\\n> |\\s+", " "))
                        .contains(piece.replace("…", "").strip()));
        assertThat(said[0]).isNotEqualTo(page.selectFirst("h1").text());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theHtmlIsSmallAndLoadsNothing(Map.Entry<String, Mail> named) {
        String html = named.getValue().html();
        Document page = Jsoup.parse(html);

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(40_000);
        assertThat(page.select("img, script, link, iframe, object, form, base, [src], [background], [onclick]"))
                .isEmpty();
        assertThat(html).doesNotContain("url(", "@import");
        assertThat(page.select("[href]").isEmpty()).isEqualTo(isTheLastWord(named.getKey()));
        assertThat(page.select("[href]")).allSatisfy(link -> {
            assertThat(link.tagName()).isEqualTo("a");
            assertThat(link.attr("href")).startsWith("https://");
        });
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(page.title()).isEqualTo(named.getValue().subject());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void nothingIsLeftUnsaid(Map.Entry<String, Mail> named) {
        Mail mail = named.getValue();

        assertThat(mail.text() + mail.subject() + Jsoup.parse(mail.html()).text())
                .doesNotContain("null", "{0}", "{1}", "Optional", "[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</title></style><base href=https://evil.example/>",
                "<a href=\"https://evil.example\">View and answer</a>",
                "<!--[if mso]><p>x</p><![endif]-->",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                "&lt;b&gt;",
                "${7*7} {{7*7}} {0} '{'1'}' %s%n",
                "${jndi:ldap://evil.example}",
                "Pat\r\nBcc: victim@example.org\r\n\r\nHello",
                "Pat\u202Eevil\u2066",
                "Pat\u0000\u001B[31m\u0085\u2028"
            })
    void whateverIsTypedIsShownAsText(String typed) {
        // Given somebody who types it wherever one can type, and somebody who does not
        Map<String, Mail> mails =
                LetterSamples.all(LetterSamples.asked(typed, typed, Optional.of(typed), Optional.empty()), typed);
        Map<String, Mail> usual =
                LetterSamples.all(LetterSamples.asked("Pat", "x", Optional.of("x"), Optional.empty()), "x");

        assertThat(mails).isNotEmpty();
        mails.forEach((name, mail) -> {
            // Then the page is built of the same elements and leads to the same places
            Document page = Jsoup.parse(mail.html());
            Document same = Jsoup.parse(usual.get(name).html());
            assertThat(tags(page)).isNotEmpty().isSubsetOf(tags(same));
            assertThat(sites(page)).isEqualTo(sites(same));
            // And nothing turns the direction, breaks the subject's line or rings a bell
            assertThat(mail.subject()).doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
            assertThat(mail.subject() + mail.text() + mail.html())
                    .doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069&&[^\n]]");
        });
        // And the host reads it as it was typed
        Mail request = mails.get("REQUEST_TO_HOST");
        assertThat(request.subject()).contains(SafeText.oneLine(typed));
        assertThat(request.text()).contains(SafeText.oneLine(typed));
        assertThat(Jsoup.parse(request.html()).selectFirst("h1").wholeText())
                .isEqualTo(SafeText.oneLine(typed) + " would like to meet you");
        assertThat(Jsoup.parse(request.html())
                        .select(".typed")
                        .first()
                        .children()
                        .eachText())
                .isEqualTo(SafeText.lines(typed).stream()
                        .map(line -> line.replaceAll(" +", " ").strip())
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static Set<String> tags(Document page) {
        // A blank line in what was typed is a <br>.
        return Stream.concat(page.getAllElements().stream().map(Element::tagName), Stream.of("br"))
                .collect(Collectors.toSet());
    }

    private static List<String> sites(Document page) {
        return page.select("[href]").stream()
                .map(link -> URI.create(link.attr("href")).getAuthority())
                .toList();
    }

    private static String everything(Mail mail) {
        return mail.subject()
                + mail.text()
                + mail.html()
                + mail.calendar().map(part -> part.ics().replace("\r\n ", "")).orElse("");
    }
}
