package meetme.feed;

import static meetme.feed.Calendars.calendar;
import static meetme.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import meetme.meetup.Busy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars that were once read wrong, and what is like them. Home is Denver, where it is winter. */
class CasesTest {

    private static BusyReader.Times read(String ics) {
        return Calendars.times(ics, "2026-12-01", "2027-01-01");
    }

    private static BusyReader.Times one(String... lines) {
        return read(calendar(event(lines)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            allday-on-trip      | 0 | 2026-12-09 00:00 MST for 1440 min
            tzid-comma-escaped  | 0 | 2026-12-08 08:00 MST for 180 min
            lead-blank          | 0 | 2026-12-08 08:00 MST for 480 min
            end-floating-east   | 0 | 2026-12-08 09:00 MST for 30 min
            apple-travel        | 0 | 2026-12-08 08:45 MST for 75 min
            end-before-start    | 1 | 2026-12-08 23:00 MST for 60 min
            tzid-est            | 0 | 2026-12-08 08:00 MST for 60 min
            yearly-setpos-bomb  | 1 | 2026-12-01 03:00 MST for 60 min
            """)
    void theCaseIsReadRight(String file, int notUnderstood, String busy) {
        BusyReader.Times times = read(Calendars.resource("cases/" + file + ".ics"));

        assertThat(Calendars.said(times)).containsExactly(busy);
        assertThat(times.unread()).isEqualTo(notUnderstood);
    }

    @Test
    void oneMalformedExceptionDoesNotCostTheSeries() {
        BusyReader.Times times = read(Calendars.resource("cases/bad-exdate.ics"));

        assertThat(Calendars.said(times)).hasSize(5).contains("2026-12-08 08:00 MST for 180 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Pacific/Auckland", "Pacific/Honolulu", "America/Denver"})
    void whereverHomeIsAnEndWithoutAZoneIsWhereItsStartIs(String home) {
        BusyReader.Result result = BusyReader.read(
                Calendars.resource("cases/end-floating-east.ics"),
                Calendars.midnight("2026-12-01"),
                Calendars.midnight("2027-01-01"),
                ZoneId.of(home));

        assertThat(Calendars.said((BusyReader.Times) result)).containsExactly("2026-12-08 09:00 MST for 30 min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"})
    void aWholeDayIsThatDateInEachCity(String city) {
        BusyReader.Times times = read(Calendars.resource("cases/allday-on-trip.ics"));
        LocalDate ninth = LocalDate.of(2026, 12, 9);

        assertThat(times.days()).containsExactly(new Busy.Days(ninth, ninth.plusDays(1)));
        assertThat(new Busy(times.busy(), times.days(), 0, Calendars.midnight("2026-12-01"), java.time.Instant.MAX)
                        .between(
                                Calendars.midnight("2026-12-01"),
                                Calendars.midnight("2027-01-01"),
                                ZoneId.of(city),
                                Calendars.midnight("2026-12-01"))
                        .busy())
                .singleElement()
                .satisfies(slot -> {
                    assertThat(slot.local()).isEqualTo(ninth.atStartOfDay());
                    assertThat(slot.length()).isEqualTo(Duration.ofDays(1));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:20261209",
                "DTSTART;value=date:20261209",
                "DTSTART;VALUE= DATE:20261209",
                "DTSTART:20261209",
                "DTSTART;VALUE=DATE:20261209T000000",
                "DTSTART;TZID=Asia/Tokyo;VALUE=DATE:20261209",
                "DTSTART;VALUE=DATE:20261209\r\nDTEND;VALUE=DATE:20261209",
                "DTSTART;VALUE=DATE:20261209\r\nDURATION:P1D",
                "DTSTART;VALUE=DATE:20261209\r\nDURATION:PT24H",
                "DTSTART;VALUE=DATE:20261209\r\nDURATION:PT3H",
                "DTSTART;VALUE=DATE:20261209\r\nDTEND:20261210T000000",
                "DTSTART:20261209T000000\r\nDTEND:20261210T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "DTSTART;TZID=Asia/Tokyo:20261209T000000\r\nDTEND;TZID=Asia/Tokyo:20261210T000000\r\n"
                        + "X-MICROSOFT-CDO-ALLDAYEVENT:true"
            })
    void aWholeDayIsOneHoweverItIsWritten(String lines) {
        BusyReader.Times times = one(lines);

        assertThat(times.busy()).isEmpty();
        assertThat(times.days()).containsExactly(new Busy.Days(LocalDate.of(2026, 12, 9), LocalDate.of(2026, 12, 10)));
        assertThat(times.unread()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EST        | 2026-12-08 08:00
            MST        | 2026-12-08 10:00
            HST        | 2026-12-08 13:00
            est        | 2026-12-08 08:00
            EST5EDT    | 2026-12-08 08:00
            Etc/GMT+5  | 2026-12-08 08:00
            UTC        | 2026-12-08 03:00
            utc        | 2026-12-08 03:00
            GMT        | 2026-12-08 03:00
            Z          | 2026-12-08 03:00
            UTC-05:00  | 2026-12-08 08:00
            GMT-5      | 2026-12-08 08:00
            +01:00     | 2026-12-08 02:00
            ROC        | 2026-12-07 19:00
            GB-Eire    | 2026-12-08 03:00
            america/new_york                | 2026-12-08 08:00
            ' America/New_York '            | 2026-12-08 08:00
            EASTERN STANDARD TIME           | 2026-12-08 08:00
            /citadel.org/20210210_1/Europe/Berlin | 2026-12-08 02:00
            /example.com/US/Eastern         | 2026-12-08 08:00
            """)
    void aZoneIsKnownByEachOfItsNames(String name, String start) {
        for (String written : List.of(name, "\"" + name + "\"")) {
            BusyReader.Times times =
                    one("DTSTART;TZID=" + written + ":20261208T100000", "DTEND;TZID=" + written + ":20261208T110000");

            assertThat(Calendars.said(times)).containsExactly(start + " MST for 60 min");
            assertThat(times.busy()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            One\\, Two\\; Three        | "One, Two; Three"
            "One, Two"                 | "One, Two"
            (UTC+01:00) A\\, B         | "(UTC+01:00) A\\, B"
            (UTC+01:00) A, B           | "(utc+01:00) a, b"
            Custom Zone 1              | Custom Zone 1
            Custom  Zone 1             | "Custom Zone 1 "
            """)
    void aZoneThatTheCalendarDescribesIsFoundHoweverItsNameIsWritten(String described, String named) {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:" + described,
                "BEGIN:STANDARD",
                "DTSTART:16010101T000000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0100",
                "END:STANDARD",
                "END:VTIMEZONE");
        BusyReader.Times times = read(calendar(
                zone, event("DTSTART;TZID=" + named + ":20261208T160000", "DTEND;TZID=" + named + ":20261208T190000")));

        assertThat(Calendars.said(times)).containsExactly("2026-12-08 08:00 MST for 180 min");
        assertThat(times.unread()).isZero();
    }

    @Test
    void aRegionInTheWrongCaseMeansWhatTheCalendarSaysOfIt() {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Europe/lisbon",
                "BEGIN:STANDARD",
                "DTSTART:19701025T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "END:STANDARD",
                "END:VTIMEZONE");

        assertThat(Calendars.said(
                        read(calendar(zone, event("DTSTART;TZID=Europe/lisbon:20261208T160000", "DURATION:PT1H")))))
                .containsExactly("2026-12-08 08:00 MST for 60 min");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "\r\n\r\n\n",
                "   \r\n",
                "\uFEFF",
                "\uFEFF\r\n",
                "\r\n\uFEFF",
                " ",
            })
    void whatStandsBeforeTheBeginningIsForgiven(String before) {
        String ics = calendar(event("DTSTART:20261208T150000Z", "DTEND:20261208T230000Z"));

        assertThat(Calendars.said(read(before + ics))).containsExactly("2026-12-08 08:00 MST for 480 min");
    }

    @Test
    void blankLinesAndBlanksBetweenAreForgiven() {
        String ics = String.join(
                "\r\n",
                "BEGIN:VCALENDAR ",
                "",
                "VERSION:2.0",
                "",
                "BEGIN: VEVENT",
                "UID:one",
                "",
                "DTSTART : 20261208T150000Z ",
                "DTEND: 20261208T160000Z",
                "",
                "RRULE: FREQ=WEEKLY; BYDAY=TU, WE; COUNT=3;",
                "EXDATE: 20261209T150000Z , 20261209T160000Z",
                "END:VEVENT  ",
                "",
                "end:vcalendar",
                "",
                "");

        assertThat(Calendars.said(read(ics)))
                .containsExactly("2026-12-08 08:00 MST for 60 min", "2026-12-15 08:00 MST for 60 min");
        assertThat(read(ics).unread()).isZero();
    }

    @Test
    void quotesAreQuotesWhateverVersionTheCalendarNames() {
        String event = event("DTSTART;TZID=\"America/New_York\":20261208T100000", "DURATION:PT1H");

        for (String version : List.of("", "VERSION:1.0\r\n", "VERSION:2.0\r\n")) {
            String ics = "BEGIN:VCALENDAR\r\n" + version + event + "\r\nEND:VCALENDAR\r\n";
            assertThat(Calendars.said(read(ics))).containsExactly("2026-12-08 08:00 MST for 60 min");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXDATE:garbage",
                "EXDATE;TZID=America/Denver:2026-12-15T08:00:00",
                "EXDATE;VALUE=DATE:2026-12-15",
                "RDATE:garbage",
                "RDATE;VALUE=PERIOD:20261210T170000Z/later",
                "RRULE:FREQ=WEEKLY;BYDAY=XX",
                "X-APPLE-TRAVEL-DURATION:soon",
                "X-APPLE-TRAVEL-DURATION:-PT30M"
            })
    void oneBadLineCostsNeitherTheEntryNorItsOtherLines(String bad) {
        BusyReader.Times times = one(
                "DTSTART;TZID=America/Denver:20261208T080000",
                "DTEND;TZID=America/Denver:20261208T090000",
                "RRULE:FREQ=WEEKLY;COUNT=3",
                "EXDATE;TZID=America/Denver:20261222T080000",
                bad);

        assertThat(Calendars.said(times))
                .containsExactly("2026-12-08 08:00 MST for 60 min", "2026-12-15 08:00 MST for 60 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTEND:20261208T080000Z",
                "DTEND;VALUE=DATE:20261201",
                "DTEND:whenever",
                "DTEND:",
                "DURATION:-PT1H",
                "DURATION:PT",
                "DURATION:an hour",
                "DURATION:PT99999999999999999999H"
            })
    void whatEndsAtNoTimeThereIsIsBusyAtItsStartAndCounted(String end) {
        BusyReader.Times times = one("DTSTART:20261208T150000Z", end);

        assertThat(Calendars.said(times)).containsExactly("2026-12-08 08:00 MST for 60 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @Test
    void aWholeDayThatEndsBeforeItBeginsIsThatDay() {
        BusyReader.Times times = one("DTSTART;VALUE=DATE:20261208", "DTEND;VALUE=DATE:20261206");

        assertThat(Calendars.said(times)).containsExactly("2026-12-08 00:00 MST for 1440 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @Test
    void oneOfASeriesThatNobodyCanPlaceStaysWhereTheSeriesHasIt() {
        BusyReader.Times times = read(calendar(
                event("RECURRENCE-ID:20261209T150000Z", "DTSTART:somewhen", "DURATION:PT1H"),
                event("DTSTART:20261208T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")));

        assertThat(Calendars.said(times))
                .containsExactly("2026-12-08 08:00 MST for 60 min", "2026-12-09 08:00 MST for 60 min");
        assertThat(times.unread()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART;TZID=America/Los_Angeles:20261208T080000 | DTEND:20261208T083000       | 2026-12-08 09:00 MST for 30 min
            DTSTART;TZID=Asia/Tokyo:20261208T230000          | DTEND:20261209T010000       | 2026-12-08 07:00 MST for 120 min
            DTSTART:20261208T150000Z                         | DTEND:20261208T160000       | 2026-12-08 08:00 MST for 60 min
            DTSTART;TZID=Asia/Tokyo:20261208T230000          | DTEND;VALUE=DATE:20261209   | 2026-12-08 07:00 MST for 60 min
            """)
    void anEndWithoutAZoneIsWhereItsStartIs(String start, String end, String busy) {
        assertThat(Calendars.said(one(start, end))).containsExactly(busy);
    }

    @Test
    void otherDatesOfAnEntryWithoutAZoneAreWhereItsStartIsToo() {
        BusyReader.Times times = read(calendar(
                event(
                        "DTSTART;TZID=America/New_York:20261208T100000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=4",
                        "EXDATE:20261209T100000",
                        "RDATE:20261220T100000"),
                event(
                        "RECURRENCE-ID:20261210T100000",
                        "DTSTART;TZID=America/New_York:20261210T120000",
                        "DURATION:PT1H")));

        assertThat(Calendars.said(times))
                .containsExactly(
                        "2026-12-08 08:00 MST for 60 min",
                        "2026-12-10 10:00 MST for 60 min",
                        "2026-12-11 08:00 MST for 60 min",
                        "2026-12-20 08:00 MST for 60 min");
    }

    @ParameterizedTest
    @CsvSource({
        "X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT45M, 2026-12-08 07:15 MST for 105 min",
        "X-APPLE-TRAVEL-DURATION:PT1H, 2026-12-08 07:00 MST for 120 min",
        "x-apple-travel-duration;value=duration:pt15m, 2026-12-08 07:45 MST for 75 min"
    })
    void theWayThereIsBusyAsWell(String way, String busy) {
        assertThat(Calendars.said(one("DTSTART:20261208T150000Z", "DTEND:20261208T160000Z", way)))
                .containsExactly(busy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status:cancelled",
                "STATUS:Cancelled ",
                "transp:transparent",
                "TRANSP: Transparent",
                "X-Microsoft-CDO-BusyStatus:Free",
                "X-MICROSOFT-CDO-BUSYSTATUS:workingElsewhere"
            })
    void whatIsFreeIsFreeInWhateverCase(String line) {
        assertThat(Calendars.said(one("dtstart:20261208t150000z", "dtend:20261208t160000z", line)))
                .isEmpty();
        assertThat(Calendars.said(one("dtstart:20261208t150000z", "Duration:pt1h", "rrule:freq=daily;count=2")))
                .hasSize(2);
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    void aRuleIsBoundedInsideOnePeriodToo() {
        String everySecond = ";BYHOUR=" + list(0, 24) + ";BYMINUTE=" + list(0, 60) + ";BYSECOND=" + list(0, 60);
        for (String rule : List.of(
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU" + everySecond + ";BYSETPOS=-1,1,366",
                "FREQ=YEARLY;BYYEARDAY=" + list(1, 367) + everySecond,
                "FREQ=MONTHLY;BYMONTHDAY=" + list(1, 32) + everySecond + ";BYSETPOS=-1",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU" + everySecond + ";BYSETPOS=1",
                "FREQ=DAILY" + everySecond + ";BYSETPOS=-1",
                "FREQ=DAILY" + everySecond,
                "FREQ=DAILY;BYHOUR=" + list(0, 24) + ";BYMINUTE=" + list(0, 60) + ";COUNT=1000000")) {
            BusyReader.Times times = one("DTSTART:20261208T150000Z", "DURATION:PT1H", "RRULE:" + rule);

            assertThat(Calendars.said(times)).as(rule).contains("2026-12-08 08:00 MST for 60 min");
            assertThat(times.unread()).as(rule).isEqualTo(1);
        }
    }
}
