package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host can take along from their board, and how they close it to whoever else has its link. */
@Tag("e2e")
class BoardKeptTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void everythingIsOneFileAndThenEveryLinkEnds() throws Exception {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);
        board.addTrip(
                "Lisbon",
                LocalDate.now(ZoneOffset.UTC).plusDays(40),
                LocalDate.now(ZoneOffset.UTC).plusDays(42));

        board.summary("Download all that I keep").click();
        Download download =
                page.waitForDownload(() -> board.button("Download it").click());
        assertThat(download.suggestedFilename()).isEqualTo("meet-me.json");
        assertThat(Files.readString(download.path())).contains("anybody@example.org", "Lisbon Central", "\"ledger\"");
        assertThat(page.locator("#plan-told")).hasText("The file meet-me.json is in your downloads.");

        board.summary("End all board links").click();
        page.route("**/api/host/board/end", Route::abort);
        board.button("Yes, end them all").click();
        assertThat(page.locator("[data-action=end-links] .problems")).containsText("That did not get through");
        page.unroute("**/api/host/board/end");
        board.button("Yes, end them all").click();

        assertThat(page.locator("h1")).hasText("All links to your board have ended");
        assertThat(page.locator("h1")).isFocused();
        AccessibilityTest.assertAccessible(page, "ended");
        String old = STAGE.linkOfBoard();
        page.reload();
        assertThat(page.locator("h1")).hasText("This link doesn’t work, or no longer does");
        List<String> links = await().until(BoardKeptTest::boardLinks, found -> found.size() > 1);
        page.navigate("about:blank");
        page.navigate(
                links.stream().filter(link -> !link.equals(old)).findFirst().orElseThrow());
        assertThat(page.locator("h1")).hasText("Your board");
        assertThat(board.card("Lisbon")).isVisible();
    }

    private static List<String> boardLinks() {
        return STAGE.desk().mailsTo(RealProgram.HOST).stream()
                .flatMap(mail -> mail.text().lines())
                .filter(line -> line.contains("/board#"))
                .map(line -> line.replaceFirst(".*(http\\S+/board#\\S+).*", "$1"))
                .distinct()
                .toList();
    }
}
