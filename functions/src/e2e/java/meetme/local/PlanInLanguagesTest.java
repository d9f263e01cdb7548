package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board of a host whose first language is another: the pages of the host are in that one. */
@Tag("e2e")
class PlanInLanguagesTest {

    private static final LocalDate FIRST = LocalDate.parse("2027-02-22");

    @RegisterExtension
    static final Stage GERMAN = SiteOf.stageIn("de");

    @RegisterExtension
    static final Stage SPANISH = SiteOf.stageIn("es");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Lissabon | Reise hinzufügen  | Diese Reise hinzufügen | Mo., 22. Feb. bis Do., 25. Feb. | Täglich 11:30–14:00, Ortszeit Lissabon",
                "es | Londres  | Añadir un viaje | Añadir este viaje      | del lun, 22 feb al jue, 25 feb | Todos los días 11:30–14:00, hora de Londres"
            })
    void aTripIsAddedInIt(String language, String city, String open, String add, String days, String hours) {
        Stage stage = language.equals("de") ? GERMAN : SPANISH;
        Page page = stage.phone();
        page.setViewportSize(320, 740);
        HostsBoard board = HostsBoard.open(stage, page);
        board.summary(open).click();
        board.field("name").fill(city);
        board.field("firstDay").fill(FIRST.toString());
        board.field("lastDay").fill(FIRST.plusDays(3).toString());
        board.place("name").fill("Central");
        board.button(add).click();
        assertThat(page.locator("#plan-add .problems li")).hasCount(2);
        board.place("address").fill("1");
        page.locator("#add-every [data-part=lunch]").check();
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        assertNothingStandsOut(page);
        board.button(add).click();

        Locator card = board.card(city);
        assertThat(card).isFocused();
        assertThat(card).containsText(days);
        assertThat(card).containsText(hours);
        page.setViewportSize(360, 740);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "plan-" + language + ".png"))
                .setFullPage(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Mehrere Namen  | Ana Ruiz  | Ben Ott  | Diese Namen hinzufügen | 2 Leute einladen    | 2 eingeladen: 2 ohne Antwort    | Hallo Ana, wollen wir uns in Denver treffen? Ich würde mich freuen, dich zu sehen.",
                "es | Varios nombres | Ana Ruiz  | Ben Ott  | Añadir estos nombres   | Invitar a 2 personas | 2 invitaciones: 2 sin respuesta | Hola, Ana: ¿nos vemos en Denver? Me encantaría verte."
            })
    void peopleAreInvitedInIt(
            String language,
            String way,
            String one,
            String other,
            String add,
            String invite,
            String sums,
            String message) {
        Stage stage = language.equals("de") ? GERMAN : SPANISH;
        Page page = stage.phone();
        page.setViewportSize(320, 740);
        HostsBoard.open(stage, page);
        HostsInvitations invitations = HostsInvitations.open(page);
        invitations.field("city").selectOption("denver");
        invitations.way(way);
        invitations.field("names").fill(one + "\n" + other);
        invitations.button(add).click();
        assertThat(invitations.field("yes")).hasText(invite);
        invitations.guest(one).locator("summary").click();
        assertNothingStandsOut(page);
        invitations.invite();

        assertThat(invitations.group("Denver").locator(".sum")).hasText(sums);
        assertThat(invitations.message(one).inputValue()).startsWith(message + "\n");
        page.evaluate("document.querySelectorAll('#invite details').forEach((each) => { each.open = true; })");
        assertNothingStandsOut(page);
        page.setViewportSize(360, 740);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "inviting-" + language + ".png"))
                .setFullPage(true));
    }

    private static void assertNothingStandsOut(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
