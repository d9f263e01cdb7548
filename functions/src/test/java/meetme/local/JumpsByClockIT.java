package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import meetme.local.desk.Advance;
import org.junit.jupiter.api.Test;

/** One long jump and many short ones do the same, though a real clock has fractions of a millisecond and the index has none. */
class JumpsByClockIT {

    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z").plusNanos(999_999);

    @Test
    void twentyFiveDaysAtOnceAndOneByOneSendTheSameMails() throws IOException {
        List<String> atOnce = mailsAfter(List.of(Duration.ofDays(25)));
        List<String> oneByOne = mailsAfter(Collections.nCopies(25, Duration.ofDays(1)));

        assertThat(atOnce).containsExactlyInAnyOrderElementsOf(oneByOne);
        assertThat(atOnce)
                .anyMatch(mail -> mail.contains("Still waiting"))
                .anyMatch(mail -> mail.contains("Last call"));
    }

    private static List<String> mailsAfter(List<Duration> jumps) throws IOException {
        try (OneMachine machine = OneMachine.start(RealProgram.forTests().withStartAt(START), new RealProgram());
                Browser browser = new Browser(machine.base())) {
            Visit.plan(browser, "pat@example.org").ask(browser);
            jumps.forEach(jump -> machine.timeMachine().forward(new Advance(jump)));
            return machine.inbox().mails().stream()
                    .map(mail -> mail.sentAt().truncatedTo(ChronoUnit.HOURS) + " " + mail.subject())
                    .toList();
        }
    }
}
