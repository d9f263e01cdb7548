package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import meetme.local.Browser.Letter;
import meetme.local.Browser.Reply;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program, killed while it tells people of a trip. With as many as one likes, which takes some minutes:
 * {@code mvn verify -Dit.test=TellingKillIT -Dwatchers=3000}
 */
class TellingKillIT {

    private static final int WATCHERS = Integer.getInteger("watchers", 40);

    /** What one network may ask for in a day. */
    private static final int A_DAY = 20;

    @Test
    void everybodyIsToldOnceThoughTheProgramIsKilledMeanwhile(@TempDir Path data) throws Exception {
        // Given people who want to be told, and a host who has just pressed
        Process first = KilledProgram.start(data);
        String board;
        try (Browser browser = new Browser(KilledProgram.address(first))) {
            watch(browser);
            board = MailedBoard.token(browser);
            add(browser, board);
            assertThat(tell(browser, board).json()).containsEntry("told", WATCHERS);
        } finally {
            kill(first);
        }

        // When it is started again, and killed while mails are leaving
        for (int tenths : List.of(1, 5)) {
            runUntil(data, WATCHERS * tenths / 10);
        }

        // Then everybody has one mail, but for what was on its way at that moment, and one click ends the next
        Process last = KilledProgram.start(data);
        try (Browser browser = new Browser(KilledProgram.address(last))) {
            browser.advance(Duration.ofHours(2));
            assertThat(tell(browser, board).json()).containsEntry("told", 0);
            browser.advance(Duration.ofHours(2));
            List<Letter> told =
                    browser.mails().stream().filter(TellingKillIT::isTold).toList();
            Map<String, Set<String>> ids = new HashMap<>();
            told.forEach(letter ->
                    ids.computeIfAbsent(letter.to(), _ -> new HashSet<>()).add(id(letter)));
            System.out.printf("%d told by %d mails%n", ids.size(), told.size());
            assertThat(ids).hasSize(WATCHERS);
            assertThat(ids.values()).as("a copy has the same id").allMatch(each -> each.size() == 1);
            assertThat(told).as("in doubt at each of two kills").hasSizeBetween(WATCHERS, WATCHERS + 2);
        } finally {
            kill(last);
        }
    }

    private static void watch(Browser browser) {
        for (int day = 0; day * A_DAY < WATCHERS; day++) {
            String stamp = browser.get("/api/openings").text("stamp");
            browser.advance(Duration.ofSeconds(3));
            int before = browser.inbox().size();
            int today = Math.min(A_DAY, WATCHERS - day * A_DAY);
            for (int i = 0; i < today; i++) {
                String email = "pat" + day + "." + i + "@example.org";
                Map<String, Object> form = Map.of("email", email, "city", "Kyoto", "stamp", stamp, "extra", "");
                assertThat(browser.post("/api/watch", form).status()).isEqualTo(202);
            }
            browser.advance(Duration.ofMinutes(1));
            List<Letter> mails = browser.mails(before);
            assertThat(mails).hasSize(today);
            for (Letter letter : mails) {
                Map<String, Object> press = Map.of("token", letter.token(), "action", "confirm");
                assertThat(browser.post("/api/watch/act", press).text("state")).isEqualTo("on");
            }
            browser.advance(Duration.ofDays(1));
        }
    }

    private static void add(Browser browser, String board) {
        LocalDate first = LocalDate.ofInstant(
                        Instant.parse(browser.get("/api/openings").text("now")), ZoneOffset.UTC)
                .plusDays(30);
        Object version =
                browser.post("/api/host/plan", Map.of("token", board)).json().get("version");
        Map<String, Object> trip = Map.of(
                "name",
                "Kyoto",
                "timeZone",
                "Asia/Tokyo",
                "firstDay",
                first.toString(),
                "lastDay",
                first.plusDays(6).toString(),
                "openingHours",
                Map.of("monday", List.of("09:00-18:00"), "thursday", List.of("09:00-18:00")),
                "places",
                List.of(Map.of("name", "Smart Coffee", "address", "Teramachi, Kyoto")));
        Reply added = browser.post(
                "/api/host/plan/act", Map.of("token", board, "version", version, "action", "add-trip", "trip", trip));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    private static Reply tell(Browser browser, String board) {
        return browser.post("/api/host/watchers", Map.of("token", board, "tell", "kyoto"));
    }

    private static void runUntil(Path data, int told) throws IOException, InterruptedException {
        Process process = KilledProgram.start(data);
        try (Browser browser = new Browser(KilledProgram.address(process))) {
            Thread.startVirtualThread(() -> advanceUntilKilled(browser));
            Awaitility.await()
                    .atMost(2, TimeUnit.MINUTES)
                    .pollInterval(5, TimeUnit.MILLISECONDS)
                    .until(() -> browser.inbox().stream()
                                    .filter(mail -> isTold(String.valueOf(mail.get("subject"))))
                                    .count()
                            >= told);
        } finally {
            kill(process);
        }
    }

    private static void advanceUntilKilled(Browser browser) {
        try {
            browser.advance(Duration.ofMinutes(10));
        } catch (RuntimeException killed) {
            assertThat(killed).isNotNull();
        }
    }

    private static boolean isTold(Letter letter) {
        return isTold(letter.subject());
    }

    private static boolean isTold(String subject) {
        return subject.startsWith("I’m coming to Kyoto");
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static String id(Letter letter) {
        try {
            return letter.message().getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
