package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process of its own, killed without a word. */
class KillIT {

    @Test
    void whatWasAcceptedRightBeforeAKillIsMailedOnceAfterTheRestart(@TempDir Path data) throws Exception {
        // Given a request that was answered 201, and the process killed right behind it
        Process first = KilledProgram.start(data);
        Visit visit = inProcess(first, browser -> {
            Visit planned = Visit.plan(browser, "pat@example.org");
            assertThat(planned.ask(browser).status()).isEqualTo(201);
            return planned;
        });

        // When it is started again, and every lease has run out and every pause that follows a failed try on a busy
        // machine
        Process second = KilledProgram.start(data);
        inProcess(second, browser -> {
            browser.advance(Duration.ofHours(1));

            // Then the host has one mail, the visitor too, and the form sent once more is the same request
            int mails = assertIsOneMail(browser.mailsTo(RealProgram.HOST))
                    + assertIsOneMail(browser.mailsTo("pat@example.org"));
            assertThat(visit.ask(browser).status()).isEqualTo(201);
            browser.advance(Duration.ofMinutes(5));
            assertThat(browser.mails()).hasSize(mails);
            return visit;
        });
    }

    // What was on its way to SES when the process was killed is sent again, for nobody knows whether it arrived.
    private static int assertIsOneMail(List<Browser.Letter> copies) {
        assertThat(copies).hasSizeBetween(1, 2);
        assertThat(copies.stream().map(KillIT::messageId).distinct()).hasSize(1);
        return copies.size();
    }

    private static String messageId(Browser.Letter letter) {
        try {
            return letter.message().getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Visit inProcess(Process process, Function<Browser, Visit> use) throws InterruptedException {
        try (Browser browser = new Browser(KilledProgram.address(process))) {
            return use.apply(browser);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
