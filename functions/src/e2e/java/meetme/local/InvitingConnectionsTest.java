package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.local.LinkedInExport.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The story behind the promise: two thousand connections, thirty of whom are written to before a trip, and each of whom can answer. */
@Tag("e2e")
class InvitingConnectionsTest {

    private static final Instant NOW =
            LocalDate.parse("2027-02-01").atTime(15, 0).toInstant(ZoneOffset.UTC);
    private static final String TRIP =
            Samples.trip("new-york", "New York", "America/New_York", "2027-05-03", "2027-05-07");
    private static final LinkedInExport EXPORT = LinkedInExport.of(2_000);
    private static final String FOUND_BY = "BANK zanzibar head emea";
    private static final int FIVE_MINUTES = 300;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @RegisterExtension
    static final Stage STAGE = new Stage(
            RealProgram.forTests(SiteOf.travelling(NOW, TRIP)).withStartAt(NOW),
            new RealProgram(Samples.travelling(TRIP)));

    @Test
    void thirtyOfTwoThousandAreInvitedAndNothingElseLeavesTheBrowser() throws Exception {
        Page page = STAGE.window(1280, 800);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        HostsBoard.open(STAGE, page);
        assertThat(STAGE.watch(page).all().stream().map(Request::url))
                .as("what comes only when it is opened")
                .isNotEmpty()
                .noneMatch(url -> url.matches(".*/(invite|invitations|inviting\\.js)"));
        HostsInvitations invitations = HostsInvitations.open(page);
        invitations.way("From LinkedIn");
        invitations.choose("Connections.csv", EXPORT.file());
        assertThat(invitations.field("read")).hasText("2,000 connections read. Nothing has left your device.");
        // Never all at once on the page.
        assertThat(invitations.field("found").locator("li")).hasCount(50);

        List<Connection> chosen = choose(invitations);
        Effort effort = effort(chosen);
        assertThat(effort.seconds()).as("seconds of %s", effort).isLessThan(FIVE_MINUTES);
        assertThat(invitations.field("yes")).hasText("Invite 30 people");
        invitations.invite();
        assertThat(invitations.told()).hasText("30 invitations are ready. Copy each message, and send it.");

        assertOnlyNamesLeft(page, chosen);
        copySome(page, invitations, chosen);
        save(page, invitations, chosen);
        answer(invitations, chosen);
        assertSums(page, chosen);
    }

    @Test
    void whoIsChosenIsThereAgainAfterAReload() {
        Page page = STAGE.phone();
        HostsBoard.open(STAGE, page);
        HostsInvitations invitations = HostsInvitations.open(page);
        Connection one = EXPORT.connections().get(11);
        Connection other = EXPORT.connections().get(12);
        invitations.way("From LinkedIn");
        invitations.choose("Connections.csv", EXPORT.file());
        invitations.pick(one.name());
        invitations.pick(other.name());
        invitations.field("city").selectOption("denver");
        invitations.field("line").fill("Long time no see!");
        invitations.guest(one.name()).locator("summary").click();
        invitations.guest(one.name()).locator("[id$=-line]").fill("How are the robots?");

        page.reload();
        HostsInvitations.open(page);
        assertThat(invitations.chosen()).hasCount(2);
        assertThat(invitations.field("city")).hasValue("denver");
        assertThat(invitations.field("line")).hasValue("Long time no see!");
        assertThat(invitations.guest(one.name())).containsText("How are the robots?");
        assertThat(invitations.guest(other.name())).containsText("Long time no see!");
        // And is not chosen twice
        invitations.way("From LinkedIn");
        invitations.choose("Connections.csv", EXPORT.file());
        invitations.field("find").fill(one.name());
        assertThat(invitations.field("found-told")).hasText("1 of 2,000 found, 2 chosen.");
        assertThat(invitations.field("found").locator("input").first()).isChecked();

        invitations.invite();
        assertThat(invitations.told()).hasText("2 invitations are ready. Copy each message, and send it.");
        assertThat(page.locator("#invite .sums")).containsText("Denver, 2 invited: 2 silent");
        page.reload();
        HostsInvitations.open(page);
        assertThat(invitations.chosen()).hasCount(0);
        invitations.group("Denver").locator("summary").first().click();
        assertThat(invitations.card(one.name())).hasCount(1);
    }

    /** Three by name, and the rest by company and position. */
    private static List<Connection> choose(HostsInvitations invitations) {
        List<Connection> byName = List.of(
                EXPORT.connections().get(7),
                EXPORT.connections().get(1_024),
                EXPORT.connections().get(1_999));
        byName.forEach(each -> invitations.pick(each.name()));
        assertThat(invitations.field("found-told")).hasText("1 of 2,000 found, 3 chosen.");
        List<Connection> found = EXPORT.connections().stream()
                .filter(each -> each.company().contains("\"Blue\" Bank")
                        && each.position().startsWith("Head of Data"))
                .toList();
        assertThat(found.size()).isBetween(27, 100);
        Instant typed = Instant.now();
        invitations.field("find").fill(FOUND_BY);
        assertThat(invitations.field("found-told")).hasText("%d of 2,000 found, 3 chosen.".formatted(found.size()));
        assertThat(Duration.between(typed, Instant.now())).isLessThan(AT_ONCE);
        List<Connection> some =
                found.stream().filter(each -> !byName.contains(each)).limit(27).toList();
        for (Connection each : some) {
            invitations
                    .field("found")
                    .locator("label")
                    .filter(new Locator.FilterOptions().setHasText(each.name()))
                    .locator("input")
                    .check();
        }
        return Stream.concat(byName.stream(), some.stream()).toList();
    }

    /** What it takes of a person: to open the list, its third way and the file; to look for three and for all others; each tick, and the button. */
    private static Effort effort(List<Connection> chosen) {
        int keys = FOUND_BY.length()
                + chosen.stream()
                        .limit(3)
                        .mapToInt(each -> each.name().length())
                        .sum();
        int touches = 3 + 1 + 4 + chosen.size() + 1;
        return new Effort(touches, touches, keys, Effort.ON_A_KEYBOARD);
    }

    private static void assertOnlyNamesLeft(Page page, List<Connection> chosen) {
        String sent = STAGE.watch(page).all().stream()
                .flatMap(request -> Stream.of(request.url(), request.postData() == null ? "" : request.postData()))
                .collect(Collectors.joining("\n"));
        assertThat(chosen).allSatisfy(each -> assertThat(sent).contains(each.name()));
        List<Connection> others = EXPORT.connections().stream()
                .filter(each -> !chosen.contains(each))
                .toList();
        assertThat(others).hasSize(1_970);
        assertThat(others.stream().map(Connection::last).filter(sent::contains)).isEmpty();
        assertThat(sent)
                .doesNotContain(
                        "linkedin.com",
                        "mailbox",
                        "Zanzibar",
                        "Acme",
                        "Initech",
                        "東京",
                        "Head of Data",
                        "Engineer",
                        "Chief");
        assertThat(STAGE.watch(page).all().stream().map(Request::method)).isSubsetOf("GET", "POST");
    }

    private static void copySome(Page page, HostsInvitations invitations, List<Connection> chosen) {
        Connection first = chosen.getFirst();
        invitations.card(first.name()).locator(".copy").click();
        assertThat(invitations.card(first.name()).locator(".copied")).isChecked();
        invitations.card(chosen.get(1).name()).locator(".copied").check();
        page.reload();
        HostsInvitations again = HostsInvitations.open(page);
        assertThat(again.card(first.name()).locator(".copied")).isChecked();
        assertThat(again.card(chosen.get(1).name()).locator(".copied")).isChecked();
        again.show("New York", "To send");
        assertThat(again.group("New York").locator(".invitation")).hasCount(28);
        again.show("New York", "All");
    }

    private static void save(Page page, HostsInvitations invitations, List<Connection> chosen) throws Exception {
        Download download =
                page.waitForDownload(() -> invitations.button("Save messages").click());
        assertThat(download.suggestedFilename()).isEqualTo("invitations-new-york.csv");
        String file = Files.readString(download.path());
        assertThat(file).startsWith("\ufeff\"Name\",\"Message\",\"Link\"\r\n");
        List<List<String>> rows = SavedCsv.read(file.substring(1));
        assertThat(rows).hasSize(31).allMatch(row -> row.size() == 3);
        assertThat(rows.stream().skip(1).map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(
                        chosen.stream().map(Connection::name).toList());
        assertThat(rows.stream().skip(1)).allSatisfy(row -> {
            assertThat(row.get(2)).startsWith(STAGE.url("/invited#"));
            assertThat(row.get(1)).startsWith("Hi ").endsWith(row.get(2));
        });
        assertThat(rows.stream().skip(1).map(row -> row.get(2))).doesNotHaveDuplicates();
    }

    /** Five say yes, three say no, one asks for another time. */
    private static void answer(HostsInvitations invitations, List<Connection> chosen) {
        List<Invitee> invitees = chosen.stream()
                .limit(9)
                .map(each -> Invitee.of(STAGE, invitations.message(each.name()).inputValue()))
                .toList();
        for (int i = 0; i < 5; i++) {
            invitees.get(i).yes("guest" + i + "@example.org");
        }
        invitees.get(5).no("away", "Next time, =SUM(1)!");
        invitees.get(6).no("busy", "");
        invitees.get(7).no("rather-not", "");
        invitees.get(8).another("guest8@example.org", "2027-05-04");
    }

    private static void assertSums(Page page, List<Connection> chosen) {
        String sums = "30 invited: 5 yes, 3 not this time, 1 another time, 21 silent";
        page.reload();
        assertThat(page.locator("#invite .sums li")).hasText("New York, " + sums);
        HostsInvitations invitations = HostsInvitations.open(page);
        assertThat(invitations.group("New York").locator(".sum")).hasText(sums);
        assertThat(invitations.field("room")).hasText("21 of 500 invitations are open.");
        invitations.show("New York", "Yes");
        assertThat(invitations.group("New York").locator(".invitation")).hasCount(5);
        assertThat(invitations.card(chosen.getFirst().name())).containsText("Mon 3 May");
        assertThat(invitations.card(chosen.getFirst().name()).locator(".copy")).hasCount(0);
        invitations.show("New York", "Not this time");
        assertThat(invitations.card(chosen.get(5).name())).containsText("Out of town");
        assertThat(invitations.card(chosen.get(5).name())).containsText("Next time, =SUM(1)!");
        assertThat(invitations.card(chosen.get(7).name())).containsText("Rather not");
        invitations.show("New York", "Another time");
        assertThat(invitations.group("New York").locator(".invitation")).hasCount(1);
        invitations.show("New York", "Silent");
        assertThat(invitations.group("New York").locator(".invitation")).hasCount(21);
    }
}
