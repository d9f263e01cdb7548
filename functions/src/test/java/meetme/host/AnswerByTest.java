package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.Samples;
import meetme.meetup.HostDeadline;
import meetme.meetup.Slot;
import meetme.text.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerByTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Rules RULES = HostExample.host().rules();

    /** Long after any time of a test. */
    private static final Instant LEAVES = Instant.parse("2027-06-15T06:00:00Z");

    @ParameterizedTest(name = "three days after {0}: {1}")
    @CsvSource({
        "2026-11-22T07:00:00Z, 2026-11-26T06:59:59Z, Wed 25 Nov 2026",
        "2026-11-22T20:30:03Z, 2026-11-26T06:59:59Z, Wed 25 Nov 2026",
        "2026-11-23T06:59:59Z, 2026-11-26T06:59:59Z, Wed 25 Nov 2026",
        "2026-11-23T07:00:00Z, 2026-11-27T06:59:59Z, Thu 26 Nov 2026",
    })
    void thePromiseHoldsUntilTheDayIsOverWhereTheHostLives(Instant now, Instant expected, String said) {
        Instant answerBy = RULES.answerBy(List.of(slot("2026-12-20T10:00:00Z")), LEAVES, DENVER, now);

        assertThat(answerBy).isEqualTo(expected);
        // Read in Tokyo, where the day ends earlier: it is still the host's day.
        assertThat(new Times(Locale.UK, Optional.of("Tokyo"), TOKYO).deadline(answerBy, DENVER))
                .isEqualTo(said);
    }

    @ParameterizedTest(name = "who leaves at {0}: {1}")
    @CsvSource({
        // Days away: the promise alone
        "2027-06-15T06:00:00Z, 2026-11-26T06:59:59Z",
        // In time before they leave
        "2026-11-25T07:00:00Z, 2026-11-24T19:00:00Z",
        // With less than that left, half of it
        "2026-11-23T00:30:00Z, 2026-11-22T22:30:00Z",
        // Gone already, and asks once more
        "2026-11-22T07:00:00Z, 2026-11-26T06:59:59Z",
    })
    void whoNamesNoTimeHearsBeforeTheyLeave(Instant leaves, Instant expected) {
        assertThat(RULES.answerBy(List.of(), leaves, DENVER, Samples.NOW)).isEqualTo(expected);
    }

    @Test
    void aTimeThatComesFirstMakesItAnHour() {
        Instant answerBy = RULES.answerBy(List.of(slot("2026-11-25T17:00:30Z")), LEAVES, DENVER, Samples.NOW);

        assertThat(answerBy).isEqualTo("2026-11-25T05:00:00Z");
        assertThat(new Times(Locale.UK, Optional.of("Denver"), DENVER).deadline(answerBy, DENVER))
                .isEqualTo("Tue 24 Nov 2026, 22:00 Denver time");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-11-01, America/Denver, PT25H",
        "2026-03-08, America/Denver, PT23H",
        // Its clocks are put forward at midnight.
        "2026-09-05, America/Santiago, PT24H",
        "2026-12-01, Asia/Kathmandu, PT24H",
    })
    void aDayThatIsLongerOrShorterEndsWhereTheNextOneBegins(java.time.LocalDate day, ZoneId home, Duration length) {
        Instant end = HostDeadline.through(day, home);

        assertThat(HostDeadline.isDay(end)).isTrue();
        assertThat(end.atZone(home).toLocalDate()).isEqualTo(day);
        assertThat(end.plusSeconds(1).atZone(home).toLocalDate()).isEqualTo(day.plusDays(1));
        assertThat(Duration.between(day.atStartOfDay(home).toInstant(), end.plusSeconds(1)))
                .isEqualTo(length);
    }

    @Test
    void anHourIsNeverTakenForADay() {
        Instant last = Instant.parse("2026-11-25T06:59:59Z");

        assertThat(HostDeadline.isDay(HostDeadline.upTo(last))).isFalse();
    }

    private static Slot slot(String start) {
        return new Slot(Instant.parse(start), Duration.ofMinutes(45), DENVER);
    }
}
