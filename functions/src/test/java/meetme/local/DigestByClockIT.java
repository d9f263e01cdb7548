package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import meetme.Samples;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.local.mail.ReceivedMail;
import org.junit.jupiter.api.Test;

/** The weekly digest is due at an instant of its own, at which {@code POST /local/clock} stops on its way. */
class DigestByClockIT {

    // A Friday; the digest is sent on Mondays at eight in Denver.
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");

    @Test
    void oneLongJumpAndManyShortOnesSendItAtItsInstant() throws IOException {
        List<Instant> long1 = digestsAfter(List.of(Duration.ofDays(12)));
        List<Instant> short24 = digestsAfter(List.of(
                Duration.ofDays(2), Duration.ofHours(20), Duration.ofHours(2), Duration.ofDays(5), Duration.ofDays(4)));

        assertThat(long1).isEqualTo(short24).containsExactly(MONDAY, MONDAY.plus(Duration.ofDays(7)));
    }

    private static List<Instant> digestsAfter(List<Duration> jumps) throws IOException {
        try (OneMachine machine =
                        OneMachine.start(RealProgram.forTests().withStartAt(START), new RealProgram(withDigest()));
                Browser browser = new Browser(machine.base())) {
            browser.advance(Duration.ofSeconds(1));
            Visit.plan(browser, "pat@example.org").ask(browser);
            jumps.forEach(browser::advance);
            return machine.inbox().mails().stream()
                    .filter(mail -> mail.subject().startsWith("Your week"))
                    .map(ReceivedMail::sentAt)
                    .toList();
        }
    }

    private static Host withDigest() {
        String json = Samples.hostFile().replace("\"weeklyDigest\": false", "\"weeklyDigest\": true");
        return switch (HostFile.read(json)) {
            case HostFile.Read read -> read.host();
            case HostFile.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }
}
