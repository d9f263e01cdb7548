package meetme.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Times TIMES = new Times(Locale.UK, Optional.of("Denver"), DENVER);

    @Test
    void aTimeIsSaidByTheClocksOfTheCity() {
        Slot slot = slot("2026-12-03T10:00");

        assertThat(TIMES.brief(slot)).isEqualTo("Thu 3 Dec, 10:00 Denver time");
        assertThat(TIMES.span(slot)).isEqualTo("Thu 3 Dec 2026, 10:00 – 10:45");
        assertThat(TIMES.spanWithZone(slot)).isEqualTo("Thu 3 Dec 2026, 10:00 – 10:45 MST");
        assertThat(TIMES.zone(slot.start())).isEqualTo("Denver time, MST");
        assertThat(TIMES.momentThere(slot.start())).isEqualTo("Thu 3 Dec 2026, 10:00 Denver time");
        assertThat(TIMES.moment(Instant.parse("2026-12-03T17:00:00Z"))).isEqualTo("Thu 3 Dec 2026, 10:00");
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward on 14 March 2027 at 2:00, and back on 1 November 2026 at 2:00.
        "2027-03-14T01:30, 'Sun 14 Mar 2027, 01:30 – 03:15 MST'",
        "2027-03-14T03:00, 'Sun 14 Mar 2027, 03:00 – 03:45 MDT'",
        "2026-11-01T00:30, 'Sun 1 Nov 2026, 00:30 – 01:15 MDT'",
        "2026-11-01T01:30, 'Sun 1 Nov 2026, 01:30 – 01:15 MDT'",
        "2026-11-01T02:00, 'Sun 1 Nov 2026, 02:00 – 02:45 MST'"
    })
    void onDaysWhenClocksChangeTheTimeZoneTellsWhich(String local, String said) {
        assertThat(TIMES.spanWithZone(slot(local))).isEqualTo(said);
    }

    @Test
    void aStayOfOneDayIsOneDay() {
        assertThat(TIMES.stay(LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-02")))
                .isEqualTo("Thu 31 Dec 2026 to Sat 2 Jan 2027");
        assertThat(TIMES.stay(LocalDate.parse("2026-12-31"), LocalDate.parse("2026-12-31")))
                .isEqualTo("Thu 31 Dec 2026");
    }

    @Test
    void aCityThatIsNoLongerThereIsTheOneItsTimeZoneIsNamedAfter() {
        Times times = new Times(Locale.UK, Optional.empty(), ZoneId.of("America/New_York"));

        assertThat(times.clocks()).isEqualTo("New York time");
    }

    @ParameterizedTest
    @CsvSource({
        "es, 'jue, 3 dic 2026, 10:00, hora de Denver', 'jue, 3 dic, 10:00, hora de Denver', 'jue, 3 dic 2026, 10:00 – 10:45 MST'",
        "de, 'Do., 3. Dez. 2026, 10:00 Uhr Ortszeit Denver', 'Do., 3. Dez., 10:00 Uhr Ortszeit Denver',"
                + " 'Do., 3. Dez. 2026, 10:00 – 10:45 Uhr MST'"
    })
    void eachLanguageHasItsOwnFormOfATime(String language, String moment, String brief, String span) {
        Times times = new Times(
                Locale.forLanguageTag(language + (language.equals("en") ? "-GB" : "")), Optional.of("Denver"), DENVER);
        Slot slot = slot("2026-12-03T10:00");

        assertThat(times.momentThere(slot.start())).isEqualTo(moment);
        assertThat(times.brief(slot)).isEqualTo(brief);
        assertThat(times.spanWithZone(slot)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void noTwoDaysAndNoTwoMonthsAreNamedAlike(String language) {
        Times times = new Times(
                Locale.forLanguageTag(language + (language.equals("en") ? "-GB" : "")), Optional.of("Denver"), DENVER);
        LocalDate first = LocalDate.parse("2026-06-01");

        assertThat(Stream.iterate(first, day -> day.plusDays(1)).limit(7))
                .map(day -> times.stay(day, day).split(" ", -1)[0])
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(Stream.iterate(first, day -> day.plusMonths(1)).limit(12))
                .map(day -> times.stay(day, day).split(" ", -1)[2])
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .noneMatch(String::isEmpty);
    }

    private static Slot slot(String local) {
        return Slot.at(LocalDateTime.parse(local), Duration.ofMinutes(45), DENVER)
                .orElseThrow();
    }
}
