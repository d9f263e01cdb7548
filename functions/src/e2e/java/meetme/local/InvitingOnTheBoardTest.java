package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import meetme.Samples;
import meetme.local.io.JsonMaps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inviting people from the board: whatever happens on the way, nothing typed is lost, and nobody is invited twice. */
@Tag("e2e")
class InvitingOnTheBoardTest {

    private static final Instant NOW =
            LocalDate.parse("2027-02-01").atTime(15, 0).toInstant(ZoneOffset.UTC);
    private static final String TRIP =
            Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07");
    private static final String INVITE = "/api/host/invite";

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests(SiteOf.travelling(NOW, TRIP)).withStartAt(NOW),
            new RealProgram(Samples.travelling(TRIP)));

    @Test
    void onePersonIsInvitedAndTheirMessageIsReadyToCopy() {
        Page page = STAGE.phone();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        HostsInvitations invitations = open(page);
        assertThat(invitations.field("city")).hasValue("new-york");
        invitations.field("name").fill("  Alex  Kim ");
        invitations.field("line").fill("Coffee near the park?");
        assertThat(invitations.field("yes")).hasText("Invite 1 person");
        invitations.invite();

        assertThat(invitations.told()).hasText("The invitation is ready. Copy the message, and send it.");
        assertThat(invitations.group("New York").locator("summary").first()).isFocused();
        assertThat(invitations.field("name")).hasValue("");
        invitations.card("Alex Kim").locator(".copy").click();
        assertThat(invitations.told()).hasText("The message to Alex Kim is copied.");
        assertThat(invitations.card("Alex Kim").locator(".copied")).isChecked();
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .matches(Pattern.compile("Hi Alex, I’ll be in New York from 3 May to 7 May\\. Coffee near the park\\?\n"
                        + "Pick a time, or tell me that it doesn’t work for you\\. Either takes one tap: "
                        + Pattern.quote(STAGE.url("/invited#")) + "\\S+"));

        // On this device the tick stays, and nothing that says who it is about.
        page.reload();
        invitations = HostsInvitations.open(page);
        assertThat(invitations.card("Alex Kim").locator(".copied")).isChecked();
        assertThat((String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
                .matches("\\{\"meetme\\.copied\":\"\\[(\\\\\"[0-9a-f]{32}\\\\\",?)+]\"}");
        invitations.card("Alex Kim").locator(".copied").uncheck();
        page.reload();
        assertThat(HostsInvitations.open(page).card("Alex Kim").locator(".copied"))
                .not()
                .isChecked();
    }

    @Test
    void whereNoScriptMayCopyTheMessageIsSelected() {
        Page page = STAGE.phone();
        page.addInitScript("document.execCommand = () => false; delete Navigator.prototype.clipboard;");
        HostsInvitations invitations = open(page);
        invitations.field("name").fill("Nora");
        invitations.invite();
        invitations.card("Nora").locator(".copy").click();

        assertThat(invitations.told()).containsText("copy it yourself");
        assertThat(invitations.message("Nora")).isFocused();
        assertThat(page.evaluate("document.activeElement.value.slice(0, document.activeElement.selectionEnd).length"
                        + " === document.activeElement.value.length"))
                .isEqualTo(true);
        assertThat(invitations.card("Nora").locator(".copied")).not().isChecked();
    }

    @Test
    void pastedNamesAreTakenOnceEachAndThoseWhoAreInvitedStayOut() {
        HostsInvitations invitations = open(STAGE.phone());
        invitations.field("name").fill("Bo Berg");
        invitations.invite();
        assertThat(invitations.card("Bo Berg")).isVisible();
        invitations.way("Several names");
        invitations
                .field("names")
                .fill("1. Zoë Müller\n- Dr. Jane Doe, PhD\nDoe, John\n\"Ann Lee\" <ann@example.org>; Max Ott, Eva Ott\n"
                        + "zoe MULLER\n\n  bo berg\nPat Quinn\tAcme\tCEO\r\nLi\tWei");
        invitations.button("Add these names").click();

        assertThat(invitations.chosen().locator("strong")).hasText(new String[] {
            "Zoë Müller", "Dr. Jane Doe", "John Doe", "Ann Lee", "Max Ott", "Eva Ott", "Pat Quinn", "Li Wei"
        });
        assertThat(invitations.field("taken"))
                .hasText("8 names added. More than once: zoe MULLER. Invited already: bo berg.");
        assertThat(invitations.field("names")).hasValue("");
        assertThat(invitations.field("names")).isFocused();
        invitations.guest("Dr. Jane Doe").locator(".drop").click();
        assertThat(invitations.chosen()).hasCount(7);
        assertThat(invitations.guest("John Doe").locator(".drop")).isFocused();
        invitations.invite();
        assertThat(invitations.told()).hasText("7 invitations are ready. Copy each message, and send it.");
        assertThat(invitations.chosen()).hasCount(0);
        assertThat(invitations.card("Li Wei")).isVisible();
    }

    @Test
    void eachHasALineAndALanguageOfTheirOwn() {
        HostsInvitations invitations = open(STAGE.phone());
        invitations.way("Several names");
        invitations.field("names").fill("Ana Ruiz\nUte Beck\nTom Hall");
        invitations.button("Add these names").click();
        invitations.field("line").fill("It has been years.");
        assertThat(invitations.guest("Tom Hall").locator("summary small")).hasText("It has been years.");
        Locator ana = invitations.guest("Ana Ruiz");
        ana.locator("summary").click();
        ana.locator("select").selectOption("es");
        assertThat(ana.locator("input").nth(1)).hasValue("Me encantaría verte.");
        Locator ute = invitations.guest("Ute Beck");
        ute.locator("summary").click();
        ute.locator("input").nth(0).fill("Ute Beck-Lang");
        ute.locator("input").nth(1).fill("Noch einmal an den Hudson?");
        ute.locator("select").selectOption("de");
        invitations.invite();

        assertThat(invitations.message("Ana Ruiz"))
                .hasValue(Pattern.compile(
                        "Hola, Ana: del 3 de mayo al 7 de mayo estaré en New York\\. Me encantaría verte\\.\n"
                                + "Elige una hora .* http://localhost:\\d+/es/invited#\\S+"));
        assertThat(invitations.message("Ute Beck-Lang"))
                .hasValue(Pattern.compile(
                        "Hallo Ute, vom 3\\. Mai bis 7\\. Mai bin ich in New York\\. Noch einmal an den Hudson\\?\n"
                                + "[^\n]* http://localhost:\\d+/de/invited#\\S+"));
        assertThat(invitations.message("Tom Hall"))
                .hasValue(Pattern.compile("Hi Tom, .* It has been years\\.\n.*", Pattern.DOTALL));
    }

    @Test
    void whoIsInvitedHomeReadsNoDates() {
        HostsInvitations invitations = open(STAGE.phone());
        invitations.field("city").selectOption("denver");
        invitations.field("name").fill("Kai");
        invitations.invite();

        assertThat(invitations.message("Kai"))
                .hasValue(Pattern.compile(
                        "Hi Kai, would you like to meet up in Denver\\? I’d love to see you\\.\n.*", Pattern.DOTALL));
    }

    @Test
    void fiftyLeaveAtATimeEachUnderAKeyOfTheirOwn() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.way("Several names");
        invitations.field("names").fill(names("Guest", 60));
        // Whoever presses without adding them first means them, too.
        invitations.invite();

        assertThat(invitations.told()).hasText("60 invitations are ready. Copy each message, and send it.");
        List<Request> sent = sent(page);
        assertThat(sent).extracting(InvitingOnTheBoardTest::size).containsExactly(50, 10);
        assertThat(sent).extracting(InvitingOnTheBoardTest::key).doesNotHaveDuplicates();
        assertThat(invitations.field("room")).containsText(Pattern.compile("\\d+ of 500 invitations are open"));
        Locator group = invitations.group("New York");
        assertThat(group.locator(".invitation")).hasCount(50);
        group.locator(".more").click();
        assertThat(group.locator(".invitation:focus")).hasCount(1);
    }

    @Test
    void whatIsLostOnItsWayIsSentAgainUnderItsKeyAndInvitesNobodyTwice() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.way("Several names");
        invitations.field("names").fill("Lost One\nLost Two");
        AtomicInteger arrived = new AtomicInteger();
        // It arrives, and the answer does not.
        page.route("**" + INVITE, route -> {
            route.fetch();
            arrived.incrementAndGet();
            route.abort();
        });
        invitations.invite();

        assertThat(invitations.problems()).containsText("nobody is invited twice");
        assertThat(invitations.problems()).isFocused();
        assertThat(invitations.chosen()).hasCount(2);
        assertThat(invitations.guest("Lost One").locator(".drop")).isDisabled();
        assertThat(arrived.get()).isEqualTo(3);
        page.unroute("**" + INVITE);
        invitations.way("One person");
        invitations.field("name").fill("Late Three");
        invitations.invite();

        assertThat(invitations.chosen()).hasCount(0);
        assertThat(invitations.card("Lost One")).hasCount(1);
        assertThat(invitations.card("Late Three")).hasCount(1);
        List<Request> sent = sent(page);
        assertThat(sent).hasSize(5);
        assertThat(sent.subList(0, 4)).extracting(InvitingOnTheBoardTest::key).containsOnly(key(sent.getFirst()));
        assertThat(sent.subList(0, 4))
                .extracting(Request::postData)
                .containsOnly(sent.getFirst().postData());
        assertThat(key(sent.getLast())).isNotEqualTo(key(sent.getFirst()));
    }

    @Test
    void whatIsRefusedIsSaidAtThePersonItIsAboutAndCanBeChanged() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.way("Several names");
        invitations.field("names").fill("Good Name\n" + "x".repeat(81));
        invitations.invite();
        assertThat(invitations.problems()).containsText("One thing needs another look");
        Locator wrong = invitations.chosen().nth(1);
        assertThat(wrong.locator(".wrong").first()).containsText("Shorten the name to 80 characters.");
        assertThat(sent(page)).isEmpty();
        invitations.problems().locator("a").click();
        assertThat(wrong.locator("input").first()).isFocused();
        wrong.locator("input").first().fill("Short \u202e Name");
        assertThat(invitations.problems()).isHidden();

        // What only the server knows.
        invitations.invite();
        assertThat(invitations.problems()).isFocused();
        assertThat(wrong.locator("input").first()).hasAttribute("aria-invalid", "true");
        assertThat(invitations.chosen()).hasCount(2);
        wrong.locator("input").first().fill("Short Name");
        invitations.invite();
        assertThat(invitations.card("Short Name")).isVisible();
        assertThat(sent(page))
                .extracting(InvitingOnTheBoardTest::key)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Come back tomorrow. | That did not work: Come back tomorrow.",
                "409 | Something changed.  | That did not work: Something changed.",
                "503 | Over the limit.     | There is a lot going on right now."
            })
    void whatTheServerDoesNotTakeNowStaysUntilItDoes(int status, String detail, String said) {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        page.route(
                "**" + INVITE,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\":\"" + detail + "\"}")));
        invitations.field("name").fill("Patient " + status);
        invitations.field("line").fill("Whenever it works.");
        invitations.invite();

        assertThat(invitations.problems()).isFocused();
        assertThat(invitations.problems()).containsText(said);
        assertThat(invitations.guest("Patient " + status)).containsText("Whenever it works.");
        page.unroute("**" + INVITE);
        invitations.invite();
        assertThat(invitations.card("Patient " + status)).isVisible();
        assertThat(sent(page)).hasSize(2);
        // In trouble, nobody knows what became of it; what was refused was not done.
        assertThat(key(sent(page).get(0)).equals(key(sent(page).get(1)))).isEqualTo(status == 503);
    }

    @Test
    void whoseLinkHasEndedMeanwhileIsToldSo() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        page.route(
                "**" + INVITE,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(404).setBody("{}")));
        invitations.field("name").fill("Too Late");
        invitations.invite();

        assertThat(page.locator("h1")).hasText("This link doesn’t work, or no longer does");
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void aTripThatIsAddedOrCalledOffIsAPlaceToInviteToOrNoLonger() {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);
        HostsInvitations invitations = HostsInvitations.open(page);
        invitations.field("name").fill("Half Typed");
        board.addTrip("Porto", LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-01"));
        assertThat(invitations.field("city").locator("option"))
                .hasText(new String[] {"Denver", "New York, Mon 3 May to Fri 7 May", "Porto, Tue 1 Jun"});
        assertThat(invitations.field("name")).hasValue("Half Typed");
        invitations.field("city").selectOption("porto");
        invitations.invite();
        assertThat(invitations.message("Half Typed"))
                .hasValue(Pattern.compile("Hi Half, I’ll be in Porto on 1 June\\. .*\n.*"));

        board.card("Porto").locator(".off summary").click();
        board.button("Call the trip off").click();
        assertThat(board.button("Undo")).isFocused();
        assertThat(invitations.field("city").locator("option")).hasCount(2);
        assertThat(invitations.field("city")).hasValue("denver");
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = STAGE.window(1280, 800);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        HostsBoard.open(STAGE, page);
        page.locator("#invite-open > summary").focus();
        page.keyboard().press("Enter");
        HostsInvitations invitations = new HostsInvitations(page);
        assertThat(invitations.field("name")).isVisible();
        tab(page, 3);
        assertThat(invitations.field("name")).isFocused();
        page.keyboard().type("Key Board");
        page.keyboard().press("Enter");
        assertThat(invitations.group("New York").locator("summary").first()).isFocused();
        // The filter, the file, and the latest invitation.
        tab(page, 3);
        assertThat(invitations.card("Key Board").locator(".copy")).isFocused();
        page.keyboard().press("Enter");
        assertThat(invitations.told()).hasText("The message to Key Board is copied.");
        tab(page, 1);
        page.keyboard().press("Space");
        assertThat(invitations.card("Key Board").locator(".copied")).not().isChecked();
    }

    private static void tab(Page page, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press("Tab");
        }
    }

    @Test
    void anInvitationIsTakenBack() {
        HostsInvitations invitations = open(STAGE.phone());
        invitations.field("name").fill("Gone Again");
        invitations.invite();
        Locator card = invitations.card("Gone Again");
        card.getByText("Take the invitation back").click();
        invitations.button("Take it back").click();

        assertThat(card).isFocused();
        assertThat(card).containsText("Taken back");
        assertThat(card.locator(".copy")).hasCount(0);
        assertThat(invitations.told()).hasText("The invitation has been taken back.");
    }

    @Test
    void whatSomebodyHasErasedIsNoLongerThere() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.field("name").fill("Shy Person");
        invitations.invite();
        Invitee.of(STAGE, invitations.message("Shy Person").inputValue()).erase();
        page.reload();
        invitations = HostsInvitations.open(page);

        assertThat(invitations.card("Name erased")).hasCount(1);
        assertThat(invitations.card("Name erased").locator("button, textarea")).hasCount(0);
        assertThat(page.locator("#invite")).not().containsText("Shy Person");
    }

    @Test
    void aHostileNameIsOnlyTextAndNoFormulaOfAFile() throws Exception {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.field("city").selectOption("denver");
        String html = "\"><img src=x onerror=alert(1)> {line}";
        invitations.field("name").fill(html);
        invitations.invite();
        assertThat(invitations.card("onerror").locator("h4")).hasText(html);
        String formula = "=HYPERLINK(\"https://evil.example\")";
        invitations.field("name").fill(formula);
        invitations.invite();
        assertThat(invitations.card("HYPERLINK")).isVisible();

        Download download = page.waitForDownload(
                () -> invitations.group("Denver").locator(".save").click());
        assertThat(SavedCsv.read(Files.readString(download.path()).substring(1)).stream()
                        .map(List::getFirst))
                .contains("'" + formula, html)
                .doesNotContain(formula);
    }

    @Test
    void nobodyIsInvitedByAnEmptyForm() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        for (String way : List.of("One person", "Several names", "From LinkedIn")) {
            invitations.way(way);
            invitations.invite();
            assertThat(invitations.problems()).isFocused();
            assertThat(invitations.problems()).containsText("Name at least one person.");
        }
        assertThat(sent(page)).isEmpty();
    }

    @Test
    void whatIsNotTheListOfConnectionsIsSaidToBeNone() {
        HostsInvitations invitations = open(STAGE.phone());
        invitations.way("From LinkedIn");
        invitations.choose("Basic_LinkedInDataExport.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(invitations.field("file-wrong")).containsText("This is the ZIP file");
        invitations.choose("messages.csv", "FROM,TO,CONTENT\nAlex,Robin,Hi".getBytes(UTF_8));
        assertThat(invitations.field("file-wrong")).containsText("This is not LinkedIn’s list of connections");
        invitations.choose("picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, 10, '"'});
        assertThat(invitations.field("file-wrong")).containsText("This is not LinkedIn’s list of connections");
        invitations.choose("Connections.csv", LinkedInExport.of(0).file());
        assertThat(invitations.field("file-wrong")).containsText("Nobody is in this file");
        assertThat(invitations.field("picker")).isHidden();

        // As a spreadsheet in Germany saves it.
        invitations.choose(
                "Connections.csv",
                "Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am\r\nJürgen;Groß;;;\"Ä; B\";;03 Apr 2022\r\n"
                        .getBytes(ISO_8859_1));
        assertThat(invitations.field("file-wrong")).hasText("");
        assertThat(invitations.field("found").locator("li")).containsText("Jürgen Groß Ä; B connected in April 2022");
        assertThat(invitations.field("read")).hasText("1 connection read. Nothing has left your device.");
    }

    @Test
    void whatIsShownCanBeReadByEverybody() {
        Page page = STAGE.phone();
        HostsInvitations invitations = open(page);
        invitations.way("From LinkedIn");
        invitations.choose("Connections.csv", LinkedInExport.of(40).file());
        invitations.field("find").fill("initech");
        invitations.field("found").locator("input").nth(0).check();
        invitations.field("found").locator("input").nth(1).check();
        invitations.chosen().first().locator("summary").click();
        invitations.chosen().first().locator("input").first().fill(" ");
        invitations.invite();
        assertThat(invitations.problems()).containsText("Enter the name.");
        AccessibilityTest.assertAccessible(page, "inviting, with mistakes");
        shot(page, "choosing");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "inviting-within-reach.png")));
        invitations.chosen().first().locator("input").first().fill("Robin");
        invitations.invite();
        Locator card = invitations.card("Robin");
        card.locator(".message summary").click();
        AccessibilityTest.assertAccessible(page, "invited");
        shot(page, "invited");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static HostsInvitations open(Page page) {
        HostsBoard.open(STAGE, page);
        return HostsInvitations.open(page);
    }

    private static String names(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + " Number" + i).collect(Collectors.joining("\n"));
    }

    private static List<Request> sent(Page page) {
        return STAGE.watch(page).all().stream()
                .filter(request -> request.url().endsWith(INVITE))
                .toList();
    }

    private static String key(Request request) {
        return request.headers().get("idempotency-key");
    }

    private static int size(Request request) {
        return ((List<?>) JsonMaps.object(request.postDataBuffer()).get("invitations")).size();
    }

    private static void shot(Page page, String name) {
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "inviting-%s-%d.png".formatted(name, width)))
                    .setFullPage(true));
        }
    }
}
