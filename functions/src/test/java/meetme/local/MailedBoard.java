package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import meetme.local.Browser.Letter;

/** The host's link to everything, by way of a request. */
final class MailedBoard {

    private MailedBoard() {}

    static String token(Browser browser) {
        int before = browser.inbox().size();
        assertThat(Visit.plan(browser, "sam@example.org").ask(browser).status()).isEqualTo(201);
        browser.advance(Duration.ofMinutes(1));
        Letter request = browser.mails(before).stream()
                .filter(letter -> letter.to().equals(RealProgram.HOST))
                .findFirst()
                .orElseThrow();
        Map<String, Object> press = Map.of("token", request.token(), "version", 1, "action", "board");
        assertThat(browser.post("/api/host/act", press).status()).isEqualTo(200);
        browser.advance(Duration.ofMinutes(1));
        return browser.mailsTo(RealProgram.HOST).getLast().token();
    }
}
