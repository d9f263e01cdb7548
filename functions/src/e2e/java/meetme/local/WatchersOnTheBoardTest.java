package meetme.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import meetme.local.Browser.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who wants to know when the host comes, as the host sees it on their board, and how they are told. */
@Tag("e2e")
class WatchersOnTheBoardTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final Instant NOW = TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC);

    @RegisterExtension
    static final Stage STAGE = new Stage(RealProgram.forTests().withStartAt(NOW), new RealProgram());

    @Test
    void afterATripIsAddedThoseWhoWantToKnowAreToldByOnePress() {
        Page page = STAGE.phone();
        HostsBoard board = HostsBoard.open(STAGE, page);
        assertThat(page.locator("#plan-watchers")).containsText("Nobody yet.");
        List<String> all = IntStream.range(0, 5)
                .mapToObj(i -> "watcher" + i + "@example.org")
                .toList();
        all.subList(0, 3).forEach(email -> watch(email, "lisbon"));
        watch(all.get(3), "Rome");
        watch(all.get(3), null);
        watch(all.get(4), null);

        page.route("**/api/host/watchers", Route::abort);
        page.reload();
        assertThat(page.locator("#plan-watchers")).containsText("could not be loaded");
        page.unroute("**/api/host/watchers");
        page.locator("#plan-watchers button").click();
        assertThat(page.locator("#plan-watchers li"))
                .hasText(new String[] {"lisbon: 3", "Rome: 1", "Wherever you go: 2"});
        board.addTrip("Lisbon", TODAY.plusDays(40), TODAY.plusDays(43));
        page.reload();
        HostsBoard other = HostsBoard.open(STAGE, STAGE.phone());
        Locator tell = board.card("Lisbon").locator("[data-action=tell]");
        assertThat(board.card("Lisbon")).containsText("5 people want to know about Lisbon.");
        AccessibilityTest.assertAccessible(page, "watched");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "watchers-360.png"))
                .setFullPage(true));

        page.route("**/api/host/watchers", Route::abort);
        tell.locator("button").click();
        assertThat(tell.locator(".problems")).isFocused();
        assertThat(tell.locator(".problems")).containsText("That did not get through");
        page.unroute("**/api/host/watchers");
        tell.locator("button").click();
        assertThat(page.locator("#plan-told")).hasText("5 people are being told.");
        assertThat(board.card("Lisbon")).isFocused();
        assertThat(board.card("Lisbon")).containsText("They have been told.");
        assertThat(tell).hasCount(0);

        // From where it could still be pressed, it says so.
        other.card("Lisbon").locator("[data-action=tell] button").click();
        assertThat(other.page().locator("#plan-told")).hasText("Everybody who wants to know about it has been told.");
        STAGE.desk().advance(Duration.ofMinutes(5));
        assertThat(all)
                .allSatisfy(email -> await().untilAsserted(
                                () -> assertThat(mails(email, "/?city=lisbon")).isEqualTo(1)));
    }

    private static void watch(String email, String city) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("email", email, "language", "en", "extra", ""));
        form.put("stamp", STAGE.desk().get("/api/openings").json().get("stamp"));
        if (city != null) {
            form.put("city", city);
        }
        // Nobody fills a form in within two seconds, and one address gets one mail a day.
        STAGE.desk().advance(Duration.ofSeconds(3));
        Reply asked = STAGE.desk().post("/api/watch", form);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        STAGE.desk().advance(Duration.ofMinutes(1));
        String token = links(email).reduce((first, last) -> last).orElseThrow();
        Reply confirmed = STAGE.desk().post("/api/watch/act", Map.of("token", token, "action", "confirm"));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        STAGE.desk().advance(Duration.ofHours(25));
    }

    private static Stream<String> links(String email) {
        return STAGE.desk().mailsTo(email).stream()
                .flatMap(mail -> mail.text().lines())
                .filter(line -> line.contains("/watch#"))
                .map(line -> line.replaceFirst(".*/watch#(\\S+).*", "$1"));
    }

    private static long mails(String email, String link) {
        return STAGE.desk().mailsTo(email).stream()
                .filter(mail -> mail.text().contains(link))
                .count();
    }
}
