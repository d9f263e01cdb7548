package meetme.host;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import meetme.host.Openings.Day;
import meetme.host.Openings.Open;
import meetme.host.Openings.Reason;
import meetme.host.Openings.Refused;
import meetme.meetup.Place;
import meetme.meetup.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningsTest {

    private static final String DENVER = "America/Denver";
    private static final String LORD_HOWE = "Australia/Lord_Howe"; // the clocks change by half an hour
    private static final String PHOENIX = "America/Phoenix"; // they never change
    private static final String APIA = "Pacific/Apia"; // had no 30 December 2011
    private static final String CAIRO = "Africa/Cairo"; // skips midnight

    private static final List<Slot> NOBODY = List.of();
    private static final Venue STATION = new Venue("station", Place.named("The station"));
    private static final Meeting MEETING = meeting(Duration.ofHours(1));

    @Test
    void timesAreOfferedStepByStepFromTheBeginningOfEachSpanSoLongAsTheMeetupEndsWithinIt() {
        var city = city(DENVER, "08:15-10:30", "16:00-17:00", "18:00-18:55");
        var now = at(DENVER, "2026-12-01T00:00");

        var days = Openings.at(host(city), city, NOBODY, now);

        assertThat(timesOn("2026-12-03", days)).isEqualTo(times("08:15", "08:45", "09:15", "16:00"));
    }

    @Test
    void aTimeIsOfferedFromExactlyTheLeadTimeOn() {
        var city = city(DENVER, "09:00-12:00");
        var host = host(city);

        assertThat(timesOn("2026-12-03", Openings.at(host, city, NOBODY, at(DENVER, "2026-12-02T09:30"))))
                .isEqualTo(times("09:30", "10:00", "10:30", "11:00"));
        assertThat(timesOn("2026-12-03", Openings.at(host, city, NOBODY, at(DENVER, "2026-12-02T09:30:01"))))
                .isEqualTo(times("10:00", "10:30", "11:00"));
    }

    @Test
    void theLastDayThatCanBeAskedForCountsInFull() {
        var city = city(DENVER, "09:00-22:00");
        var now = at(DENVER, "2026-12-01T00:05");

        var days = Openings.at(host(city), city, NOBODY, now);

        assertThat(days.getLast().date()).isEqualTo("2027-03-01");
        assertThat(days.getLast().times().getLast()).isEqualTo("21:00");
        assertThat(days).hasSize(90); // the first is within the lead time
    }

    @Test
    void theCitysClocksSayWhichDayItIs() {
        var city = city(DENVER, "00:00-23:55");
        var lateEveningInDenver = Instant.parse("2026-12-02T06:30:00Z"); // 1 December, 23:30

        var days = Openings.at(host(city), city, NOBODY, lateEveningInDenver);

        assertThat(days.getFirst().date()).isEqualTo("2026-12-03"); // on the 2nd, an hour from 23:30 is too long
        assertThat(days.getLast().date()).isEqualTo("2027-03-01");
    }

    @Test
    void aDayWithoutATimeIsLeftOut() {
        var week = new WeekHours(Map.of(
                DayOfWeek.MONDAY, List.of(span("09:00-11:00")),
                DayOfWeek.TUESDAY, List.of(),
                DayOfWeek.FRIDAY, List.of(span("09:00-09:30"))));
        var city = city(DENVER, week);

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2026-12-01T12:00"));

        assertThat(days).isNotEmpty().allSatisfy(day -> {
            assertThat(day.date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(day.times()).isEqualTo(times("09:00", "09:30", "10:00"));
        });
    }

    @Test
    void whatOverlapsABusySlotIsNotOfferedAndWhatOnlyTouchesItIs() {
        var city = city(DENVER, "08:00-13:00");
        var busy = List.of(new Slot(at(DENVER, "2026-12-03T10:00"), Duration.ofMinutes(45), ZoneId.of(DENVER)));

        var days = Openings.at(host(city), city, busy, at(DENVER, "2026-12-01T00:00"));

        assertThat(timesOn("2026-12-03", days)).isEqualTo(times("08:00", "08:30", "09:00", "11:00", "11:30", "12:00"));
        assertThat(timesOn("2026-12-04", days)).hasSize(9);
    }

    @Test
    void aSlotInAnotherCityKeepsTheHostBusyAtTheSameMoment() {
        var city = city(DENVER, "08:00-10:00");
        var newYork = ZoneId.of("America/New_York");
        var tenInNewYork = Slot.at(LocalDateTime.parse("2026-12-03T10:00"), Duration.ofHours(1), newYork);

        var days = Openings.at(host(city), city, tenInNewYork.stream().toList(), at(DENVER, "2026-12-01T00:00"));

        assertThat(timesOn("2026-12-03", days)).isEqualTo(times("09:00"));
    }

    @Test
    void aHostWithNoTimeLeftOffersNoDay() {
        var city = city(DENVER, "08:00-10:00");
        var now = at(DENVER, "2026-12-01T00:00");
        var busy = List.of(new Slot(now, Duration.ofDays(120), ZoneId.of(DENVER)));

        assertThat(Openings.at(host(city), city, busy, now)).isEmpty();
    }

    // --- where the clocks change

    @Test
    void aTimeInTheSpringGapIsNeverOffered() {
        var city = city(DENVER, "01:00-05:00");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-03-01T00:00"));

        assertThat(timesOn("2027-03-13", days))
                .startsWith(LocalTime.parse("01:00"))
                .hasSize(7);
        assertThat(timesOn("2027-03-14", days)).isEqualTo(times("01:00", "01:30", "03:00", "03:30", "04:00"));
    }

    @Test
    void aTimeThatComesTwiceInAutumnMeansTheEarlier() {
        var city = city(DENVER, "00:30-04:00");
        var now = at(DENVER, "2026-10-30T00:00");

        var days = Openings.at(host(city), city, NOBODY, now);
        var verdict = Openings.check(host(city), city, MEETING, LocalDateTime.parse("2026-11-01T01:30"), now);

        assertThat(timesOn("2026-11-01", days)).isEqualTo(times("00:30", "01:00", "01:30", "02:00", "02:30", "03:00"));
        assertThat(verdict)
                .isEqualTo(new Open(
                        new Slot(Instant.parse("2026-11-01T07:30:00Z"), Duration.ofHours(1), ZoneId.of(DENVER))));
    }

    @Test
    void aMeetupAcrossTheSpringGapTakesItsFullTimeBeforeTheDoorsClose() {
        var city = city(DENVER, "01:00-03:30");
        var now = at(DENVER, "2027-03-01T00:00");

        // 01:30 and an hour is 03:30 by the clocks of that night.
        assertThat(timesOn("2027-03-14", Openings.at(host(city), city, NOBODY, now)))
                .isEqualTo(times("01:00", "01:30"));
        assertThat(timesOn("2027-03-15", Openings.at(host(city), city, NOBODY, now)))
                .isEqualTo(times("01:00", "01:30", "02:00", "02:30"));
    }

    @Test
    void hoursThatEndInTheSpringGapEndWhenTheClocksPassThatTime() {
        var city = city(DENVER, "00:30-02:30");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-03-01T00:00"));

        assertThat(timesOn("2027-03-14", days)).isEqualTo(times("00:30", "01:00"));
        assertThat(timesOn("2027-03-15", days)).isEqualTo(times("00:30", "01:00", "01:30"));
    }

    @Test
    void hoursThatBeginInTheSpringGapKeepTheirSteps() {
        var city = city(DENVER, "02:15-05:00");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-03-01T00:00"));

        assertThat(timesOn("2027-03-14", days)).isEqualTo(times("03:15", "03:45"));
    }

    @Test
    void hoursWithinTheSpringGapAreNone() {
        var city = city(DENVER, "02:00-03:00");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-03-01T00:00"));

        assertThat(days).extracting(Day::date).contains(LocalDate.parse("2027-03-13"), LocalDate.parse("2027-03-15"));
        assertThat(days).extracting(Day::date).doesNotContain(LocalDate.parse("2027-03-14"));
    }

    @Test
    void hoursThatEndAtATimeThatComesTwiceEndAtTheEarlier() {
        var city = city(DENVER, "00:00-01:30");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2026-10-30T00:00"));

        assertThat(timesOn("2026-11-01", days)).isEqualTo(times("00:00", "00:30"));
    }

    @Test
    void aGapOfHalfAnHourSwallowsHalfAnHour() {
        var city = city(LORD_HOWE, "01:30-04:00");

        var days = Openings.at(host(city), city, NOBODY, at(LORD_HOWE, "2026-09-30T00:00"));

        // 02:00 becomes 02:30.
        assertThat(timesOn("2026-10-04", days)).isEqualTo(times("01:30", "02:30", "03:00"));
        assertThat(timesOn("2026-10-05", days)).isEqualTo(times("01:30", "02:00", "02:30", "03:00"));
    }

    @Test
    void halfAnHourThatComesTwiceMeansTheEarlier() {
        var city = city(LORD_HOWE, "01:00-03:00");
        var now = at(LORD_HOWE, "2027-04-01T00:00");

        // 02:00 becomes 01:30, at +11:00 before and +10:30 after.
        var verdict = Openings.check(host(city), city, MEETING, LocalDateTime.parse("2027-04-04T01:45"), now);

        assertThat(verdict)
                .isEqualTo(new Open(
                        new Slot(Instant.parse("2027-04-03T14:45:00Z"), Duration.ofHours(1), ZoneId.of(LORD_HOWE))));
    }

    @Test
    void whereTheClocksNeverChangeEveryDayIsAlike() {
        var city = city(PHOENIX, "01:00-04:00");

        var days = Openings.at(host(city, Period.ofDays(365)), city, NOBODY, at(PHOENIX, "2026-06-01T00:00"));

        assertThat(days)
                .hasSize(365)
                .extracting(Day::times)
                .containsOnly(times("01:00", "01:30", "02:00", "02:30", "03:00"));
    }

    @Test
    void whereTheClocksSkipMidnightTheDayBeginsLater() {
        var city = city(CAIRO, "00:00-03:00");

        var days = Openings.at(host(city), city, NOBODY, at(CAIRO, "2026-04-20T00:00"));

        assertThat(timesOn("2026-04-24", days)).isEqualTo(times("01:00", "01:30", "02:00"));
    }

    @Test
    void aDateThatACityLeftOutIsLeftOut() {
        var city = city(APIA, "09:00-12:00");

        var days = Openings.at(host(city), city, NOBODY, at(APIA, "2011-12-20T00:00"));

        assertThat(days).extracting(Day::date).contains(LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"));
        assertThat(days).extracting(Day::date).doesNotContain(LocalDate.parse("2011-12-30"));
    }

    @Test
    void theLeadTimeIsCountedInHoursAndNotByTheClock() {
        var city = city(DENVER, "09:00-12:00");

        // The night has 23 hours: 24 after 09:00 it is 10:00.
        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-03-13T09:00"));

        assertThat(timesOn("2027-03-14", days)).isEqualTo(times("10:00", "10:30", "11:00"));
    }

    @Test
    void theYearsEndIsADayLikeAnyOther() {
        var city = city(DENVER, "09:00-10:00");

        var days = Openings.at(host(city), city, NOBODY, at(DENVER, "2026-12-30T09:00"));

        assertThat(days)
                .extracting(Day::date)
                .startsWith(
                        LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-02"));
    }

    @Test
    void the29thOfFebruaryIsOfferedInLeapYearsOnly() {
        var city = city(DENVER, "09:00-10:00");
        var leap = Openings.at(host(city), city, NOBODY, at(DENVER, "2028-02-01T00:00"));
        var common = Openings.at(host(city), city, NOBODY, at(DENVER, "2027-02-01T00:00"));

        assertThat(leap).extracting(Day::date).contains(LocalDate.parse("2028-02-29"), LocalDate.parse("2028-03-01"));
        assertThat(common)
                .extracting(Day::date)
                .containsSequence(LocalDate.parse("2027-02-28"), LocalDate.parse("2027-03-01"));
    }

    // --- a time that somebody typed

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aTimeThatCannotBeAskedForIsRefusedWithTheReason(String local, Reason reason) {
        var city = city(DENVER, "01:00-04:00", "09:00-12:00");
        var now = at(DENVER, "2027-03-10T09:00");

        assertThat(Openings.check(host(city), city, MEETING, LocalDateTime.parse(local), now))
                .isEqualTo(new Refused(reason));
    }

    static Stream<Arguments> aTimeThatCannotBeAskedForIsRefusedWithTheReason() {
        return Stream.of(
                arguments("2027-03-12T10:01", Reason.NOT_ON_THE_GRID),
                arguments("2027-03-12T10:00:01", Reason.NOT_ON_THE_GRID),
                arguments("2027-03-12T10:00:00.000000001", Reason.NOT_ON_THE_GRID),
                arguments("2027-06-09T09:00", Reason.TOO_LATE),
                arguments("9999-12-31T09:00", Reason.TOO_LATE),
                arguments("+999999999-12-31T23:55", Reason.TOO_LATE),
                arguments("2027-03-14T02:00", Reason.NO_SUCH_TIME),
                arguments("2027-03-14T02:55", Reason.NO_SUCH_TIME),
                arguments("2027-03-11T08:55", Reason.TOO_SOON),
                arguments("2027-03-10T09:00", Reason.TOO_SOON),
                arguments("2026-03-12T10:00", Reason.TOO_SOON),
                arguments("0000-01-01T00:00", Reason.TOO_SOON),
                arguments("-999999999-01-01T00:00", Reason.TOO_SOON),
                arguments("2027-03-12T08:55", Reason.OUTSIDE_HOURS),
                arguments("2027-03-12T11:05", Reason.OUTSIDE_HOURS),
                arguments("2027-03-12T12:00", Reason.OUTSIDE_HOURS),
                arguments("2027-03-12T23:55", Reason.OUTSIDE_HOURS),
                arguments("2027-03-12T00:00", Reason.OUTSIDE_HOURS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-11T09:00", // exactly the lead time ahead
                "2027-03-12T09:05", // not one of those offered
                "2027-03-12T11:00", // ends as the doors close
                "2027-03-14T01:55", // the last before the gap
                "2027-03-14T03:00", // the first after it
                "2027-06-08T11:00" // the last of all
            })
    void anyWholeFiveMinutesWithinTheHoursCanBeAskedFor(String local) {
        var city = city(DENVER, "01:00-04:00", "09:00-12:00");
        var now = at(DENVER, "2027-03-10T09:00");

        assertThat(Openings.check(host(city), city, MEETING, LocalDateTime.parse(local), now))
                .isEqualTo(new Open(new Slot(at(DENVER, local), Duration.ofHours(1), ZoneId.of(DENVER))));
    }

    @Test
    void theSlotIsAsLongAsTheKindOfMeetingTakes() {
        var city = city(DENVER, "09:00-12:00");
        var now = at(DENVER, "2026-12-01T00:00");
        var short45 = meeting(Duration.ofMinutes(45));
        var long90 = meeting(Duration.ofMinutes(90));
        var local = LocalDateTime.parse("2026-12-03T11:15");

        assertThat(Openings.check(host(city), city, short45, local, now))
                .isEqualTo(new Open(new Slot(at(DENVER, "2026-12-03T11:15"), Duration.ofMinutes(45), city.zone())));
        assertThat(Openings.check(host(city), city, long90, local, now)).isEqualTo(new Refused(Reason.OUTSIDE_HOURS));
    }

    @Test
    void aMeetingWithHoursOfItsOwnBeginsAndEndsInThemToo() {
        var city = city(DENVER, "09:00-13:00");
        var now = at(DENVER, "2026-12-01T00:00");
        var lunch = meeting(Duration.ofHours(1), "11:30-13:30");

        assertThat(verdict(city, lunch, "2026-12-03T11:25", now)).isEqualTo(new Refused(Reason.OUTSIDE_MEETING_HOURS));
        assertThat(verdict(city, lunch, "2026-12-03T11:30", now)).isInstanceOf(Open.class);
        assertThat(verdict(city, lunch, "2026-12-03T12:00", now)).isInstanceOf(Open.class);
        assertThat(verdict(city, lunch, "2026-12-03T12:05", now)).isEqualTo(new Refused(Reason.OUTSIDE_HOURS));
    }

    @Test
    void twoSpansAreNotOne() {
        var city = city(DENVER, "09:00-10:30", "10:35-12:00");
        var now = at(DENVER, "2026-12-01T00:00");

        assertThat(verdict(city, MEETING, "2026-12-03T10:00", now)).isEqualTo(new Refused(Reason.OUTSIDE_HOURS));
        assertThat(verdict(city, MEETING, "2026-12-03T10:35", now)).isInstanceOf(Open.class);
    }

    // --- what holds for any host and any moment

    @ParameterizedTest
    @ValueSource(
            strings = {DENVER, LORD_HOWE, PHOENIX, APIA, CAIRO, "Europe/Dublin", "America/St_Johns", "Asia/Kathmandu"})
    void whatIsOfferedAndWhatCanBeAskedForAgreeEverywhereAndAlways(String zone) {
        var random = new Random(zone.hashCode());
        var everything = new ArrayList<LocalDateTime>();

        for (int i = 0; i < 25; i++) {
            var city = city(zone, randomWeek(random));
            var host = host(city, Period.ofDays(random.nextInt(1, 60)));
            var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 366 * 24 * 3600));
            var busy = randomSlots(random, now, city.zone());

            var offered = new ArrayList<LocalDateTime>();
            for (Day day : Openings.at(host, city, busy, now)) {
                day.times().forEach(time -> offered.add(day.date().atTime(time)));
            }

            assertThat(offered).isSorted().doesNotHaveDuplicates();
            assertThat(offered).isEqualTo(slowly(host, city, busy, now));
            assertThat(offered)
                    .allSatisfy(local -> assertThat(Openings.check(host, city, MEETING, local, now))
                            .isInstanceOf(Open.class));
            everything.addAll(offered);
        }
        assertThat(everything).isNotEmpty();
    }

    /** The same by another way: the clocks are looked at in each minute of each meetup. */
    private static List<LocalDateTime> slowly(Host host, City city, List<Slot> busy, Instant now) {
        var found = new ArrayList<LocalDateTime>();
        var today = now.atZone(city.zone()).toLocalDate();
        for (var date = today; !date.isAfter(today.plus(host.rules().askAhead())); date = date.plusDays(1)) {
            for (Span span : city.hours().on(date.getDayOfWeek())) {
                for (int minute = 0; minute < span.length().toMinutes(); minute += 30) {
                    var local = date.atTime(span.from()).plusMinutes(minute);
                    if (isFine(local, span, host, city, busy, now)) {
                        found.add(local);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isFine(LocalDateTime local, Span span, Host host, City city, List<Slot> busy, Instant now) {
        var start = local.atZone(city.zone()).withEarlierOffsetAtOverlap();
        if (!start.toLocalDateTime().equals(local)) {
            return false; // java.time has moved it out of a gap
        }
        var slot = new Slot(start.toInstant(), host.rules().meeting(), city.zone());
        boolean isOpenThroughout = true;
        for (var t = slot.start(); t.isBefore(slot.end()); t = t.plusSeconds(60)) {
            var clock = t.atZone(city.zone());
            isOpenThroughout &= clock.toLocalDate().equals(local.toLocalDate())
                    && clock.toLocalTime().isBefore(span.to());
        }
        return isOpenThroughout
                && Duration.between(now, slot.start()).compareTo(host.rules().leadTime()) >= 0
                && busy.stream().noneMatch(slot::overlaps);
    }

    private static WeekHours randomWeek(Random random) {
        return new WeekHours(Stream.of(DayOfWeek.values()).collect(toMap(day -> day, day -> randomSpans(random))));
    }

    private static List<Span> randomSpans(Random random) {
        var spans = new ArrayList<Span>();
        int from = random.nextInt(40) * 5;
        while (from < 24 * 60 - 10) {
            int to = Math.min(24 * 60 - 5, from + 5 + random.nextInt(60) * 5);
            spans.add(new Span(LocalTime.MIN.plusMinutes(from), LocalTime.MIN.plusMinutes(to)));
            from = to + 5 + random.nextInt(60) * 5;
        }
        return spans;
    }

    private static List<Slot> randomSlots(Random random, Instant now, ZoneId zone) {
        return random.ints(random.nextInt(10), 0, 60 * 24 * 60)
                .mapToObj(minute ->
                        new Slot(now.plusSeconds(60L * minute), Duration.ofMinutes(random.nextInt(1, 300)), zone))
                .toList();
    }

    // --- what the tests are made of

    private static Meeting meeting(Duration length, String... hours) {
        return new Meeting(
                "walk",
                "A walk",
                length,
                Stream.of(hours).map(OpeningsTest::span).toList(),
                STATION);
    }

    private static City city(String zone, String... everyDay) {
        var spans = Stream.of(everyDay).map(OpeningsTest::span).toList();
        return city(zone, new WeekHours(Stream.of(DayOfWeek.values()).collect(toMap(day -> day, day -> spans))));
    }

    private static City city(String zone, WeekHours hours) {
        return new City("city", "City", ZoneId.of(zone), hours, List.of(STATION));
    }

    private static Host host(City city) {
        return host(city, Period.ofDays(90));
    }

    private static Host host(City city, Period askAhead) {
        var rules = new Rules(
                Duration.ofHours(24),
                askAhead,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                Duration.ofDays(3),
                Duration.ofDays(90),
                true);
        return new Host(
                "Robin",
                "Yes!",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(Locale.ENGLISH),
                Map.of(),
                rules,
                city,
                List.of(),
                List.of(MEETING),
                Map.of(),
                TimeOff.NONE);
    }

    private static Openings.OpeningCheck verdict(City city, Meeting meeting, String local, Instant now) {
        return Openings.check(host(city), city, meeting, LocalDateTime.parse(local), now);
    }

    private static Span span(String written) {
        return Span.parse(written).orElseThrow();
    }

    private static Instant at(String zone, String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    private static List<LocalTime> times(String... times) {
        return Stream.of(times).map(LocalTime::parse).toList();
    }

    private static List<LocalTime> timesOn(String date, List<Day> days) {
        return days.stream()
                .filter(day -> day.date().equals(LocalDate.parse(date)))
                .findFirst()
                .map(Day::times)
                .orElse(List.of());
    }
}
