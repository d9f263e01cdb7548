package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a process of its own, killed without a word. */
class KillIT {

    private static final Pattern ADDRESS = Pattern.compile("The page\\s+(http://localhost:[0-9]+)/");

    @Test
    void whatWasAcceptedRightBeforeAKillIsMailedOnceAfterTheRestart(@TempDir Path data) throws Exception {
        // Given a request that was answered 201, and the process killed right behind it
        Process first = start(data);
        Visit visit = inProcess(first, browser -> {
            Visit planned = Visit.plan(browser, "pat@example.org");
            assertThat(planned.ask(browser).status()).isEqualTo(201);
            return planned;
        });

        // When it is started again, and every lease has run out and every pause that follows a failed try on a busy
        // machine
        Process second = start(data);
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
        try (Browser browser = new Browser(address(process))) {
            return use.apply(browser);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path data) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "meetme.local.Main",
                data.resolve("site").toString(),
                data.resolve("last-words").toString()));
        java.environment().put("PORT", "0");
        java.environment().put("DATA_DIR", data.resolve("table").toString());
        java.directory(Path.of("..").toFile());
        return java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static URI address(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        BufferedReader lines = process.inputReader();
        Thread.startVirtualThread(() -> {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    // Kept beside the report: why an email is missing stands nowhere else.
                    System.out.println(process.pid() + " " + line);
                    Matcher matcher = ADDRESS.matcher(line);
                    if (matcher.find()) {
                        address.complete(URI.create(matcher.group(1)));
                    }
                }
                address.completeExceptionally(new IllegalStateException("It ended before it was ready"));
            } catch (IOException e) {
                address.completeExceptionally(e);
            }
        });
        return address.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
