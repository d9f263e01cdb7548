package meetme.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxTest {
    private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsAMailAsItCame() throws IOException {
        byte[] source = "From: a@example.com\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\n\r\nHi\u00e9\r\n".getBytes(UTF_8);

        ReceivedMail mail =
                Inbox.in(folder, CLOCK).keep("a@example.com", List.of("b@example.com", "c@example.com"), source);

        assertThat(mail.source()).isEqualTo(source);
        assertThat(mail.subject()).isEqualTo("Café");
        assertThat(mail.sentAt()).isEqualTo(NOON);
    }

    @Test
    void survivesARestart() throws IOException {
        Inbox before = Inbox.in(folder, CLOCK);
        for (int i = 0; i < 12; i++) {
            before.keep("a@example.com", List.of("b@example.com"), source("Mail " + i));
        }

        Inbox after = Inbox.in(folder, CLOCK);

        assertThat(after.mails()).isEqualTo(before.mails());
        assertThat(after.keep("a@example.com", List.of("b@example.com"), source("Next"))
                        .id())
                .isGreaterThan(before.mails().getLast().id());
        assertThat(after.mails()).extracting(ReceivedMail::id).isSorted();
    }

    @Test
    void aMailWhoseWritingWasInterruptedWasNeverAccepted() throws IOException {
        Inbox.in(folder, CLOCK).keep("a@example.com", List.of("b@example.com"), source("One"));
        Files.write(folder.resolve("000002.eml"), source("Two"));
        Files.writeString(folder.resolve("000002.json.half"), "{");

        Inbox after = Inbox.in(folder, CLOCK);

        assertThat(after.mails()).extracting(ReceivedMail::subject).containsExactly("One");
        after.keep("a@example.com", List.of("b@example.com"), source("Other"));
        assertThat(after.mail("000002").map(ReceivedMail::subject)).contains("Other");
    }

    @Test
    void saysNothingAboutAnyoneInALog() throws IOException {
        ReceivedMail mail = Inbox.in(folder, CLOCK).keep("a@example.com", List.of("b@example.com"), source("Secret"));

        assertThat(mail).hasToString("Mail[id=000001]");
    }

    private static byte[] source(String subject) {
        return ("From: a@example.com\r\nSubject: " + subject + "\r\n\r\nHello\r\n").getBytes(UTF_8);
    }
}
