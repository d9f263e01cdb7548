package meetme.text;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.DateFormatSymbols;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DateFormTest {

    static Stream<Locale> likely() {
        return Bundles.LANGUAGES.stream().map(Bundles::likely);
    }

    /** Where a JDK brings newer data, what it has instead is what to put into the bundle. */
    @ParameterizedTest
    @MethodSource("likely")
    void theFormsAreThoseThatThisJdkHasFromCldr(Locale likely) {
        assertThat(Words.in("meetme.text.times", likely).plain("time.forms")).isEqualTo(ofTheJdk(likely));
    }

    private static String ofTheJdk(Locale likely) {
        Stream<Locale> there = Stream.of(Locale.getAvailableLocales())
                .filter(locale -> locale.equals(Locale.of(likely.getLanguage(), locale.getCountry())))
                .filter(locale -> !locale.getCountry().isEmpty())
                .sorted((one, other) -> one.getCountry().compareTo(other.getCountry()));
        LinkedHashMap<String, List<String>> regions = Stream.concat(Stream.of(likely), there)
                .collect(groupingBy(DateFormTest::form, LinkedHashMap::new, mapping(Locale::getCountry, toList())));
        return regions.entrySet().stream()
                .map(form -> form.getValue().stream().distinct().sorted().collect(joining(" ")) + " | " + form.getKey())
                .collect(joining("; "));
    }

    private static String form(Locale there) {
        String day = pattern("MMMEd", there);
        // A region that puts a comma after the weekday does so also with the year; CLDR is not always of one mind.
        String weekday = day.substring(0, day.indexOf(' ') + 1);
        String dated = pattern("yMMMEd", there).replaceFirst("^E+,? ", weekday);
        String clock = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                null, FormatStyle.SHORT, IsoChronology.INSTANCE, there);
        String[] halves = DateFormatSymbols.getInstance(there).getAmPmStrings();
        // A subject must bear the spaces, and a day of one digit is never written with two.
        return String.join(" | ", day, dated, clock, halves[0], halves[1])
                .replaceAll("[\\u202f\\u00a0]", " ")
                .replace("dd", "d")
                .replace("'", "");
    }

    private static String pattern(String skeleton, Locale there) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(skeleton, IsoChronology.INSTANCE, there);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 'Thu, Dec 3, 9:05 AM Denver time', 'Thu, Dec 3, 2026, 9:05 AM – 9:50 AM MST'",
        "en-GB, 'Thu 3 Dec, 09:05 Denver time', 'Thu 3 Dec 2026, 09:05 – 09:50 MST'",
        "en-AU, 'Thu, 3 Dec, 9:05 am Denver time', 'Thu, 3 Dec 2026, 9:05 am – 9:50 am MST'",
        "es-ES, 'jue, 3 dic, 9:05, hora de Denver', 'jue, 3 dic 2026, 9:05 – 9:50 MST'",
        "es-MX, 'jue 3 de dic, 9:05 a.m., hora de Denver', 'jue 3 de dic de 2026, 9:05 a.m. – 9:50 a.m. MST'",
        "de-AT, 'Do., 3. Dez., 09:05 Uhr Ortszeit Denver', 'Do., 3. Dez. 2026, 09:05 – 09:50 Uhr MST'"
    })
    void orderAndClockAreThoseOfTheRegion(String there, String brief, String span) {
        ZoneId denver = ZoneId.of("America/Denver");
        Times times = new Times(Locale.forLanguageTag(there), Optional.of("Denver"), denver);
        Slot slot = Slot.at(LocalDateTime.parse("2026-12-03T09:05"), Duration.ofMinutes(45), denver)
                .orElseThrow();

        assertThat(times.brief(slot)).isEqualTo(brief);
        assertThat(times.spanWithZone(slot)).isEqualTo(span);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 12:00 AM",
        "00:30, 12:30 AM",
        "11:59, 11:59 AM",
        "12:00, 12:00 PM",
        "13:05, 1:05 PM",
        "23:30, 11:30 PM"
    })
    void twelveHoursBeginAtTwelve(String time, String said) {
        assertThat(DateForm.of(Locale.US).clock(LocalTime.parse(time))).isEqualTo(said);
    }

    @Test
    void anUnknownRegionWritesAsTheLikelyOne() {
        assertThat(DateForm.of(Locale.of("es", "ZZ"))).isEqualTo(DateForm.of(Locale.of("es", "ES")));
        assertThat(DateForm.of(Locale.of("tlh", "ZZ"))).isEqualTo(DateForm.of(Locale.US));
    }
}
