package meetme.feed;

import static meetme.feed.Calendars.busy;
import static meetme.feed.Calendars.calendar;
import static meetme.feed.Calendars.event;
import static meetme.feed.Calendars.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Denver's clocks go back on 1 November 2026 and forward on 14 March 2027. */
class BusyReaderTest {

    private static final String[] AUTUMN = {
        "2026-10-27 10:00 MDT for 60 min",
        "2026-10-29 16:00 MDT for 60 min",
        "2026-11-03 14:00 MST for 90 min", // moved from ten o'clock
        // and on the tenth it does not take place
        "2026-11-12 00:00 MST for 2880 min",
        "2026-11-17 10:00 MST for 60 min"
    };

    private static final String[] SPRING = {"2027-03-09 10:00 MST for 60 min", "2027-03-16 10:00 MDT for 60 min"};

    @ParameterizedTest
    @ValueSource(strings = {"outlook.ics", "outlook-published.ics", "fastmail.ics"})
    void aFeedBlocksTheRightTimesAcrossBothChangesOfTheClocks(String feed) {
        assertThat(busy(resource(feed), "2026-10-25", "2026-11-22")).containsExactly(AUTUMN);
        assertThat(busy(resource(feed), "2027-03-07", "2027-04-01")).containsExactly(SPRING);
    }

    @Test
    void googlesFeedDoesWithTwoZonesInIt() {
        assertThat(busy(resource("google.ics"), "2026-10-25", "2026-11-22"))
                .containsExactly(
                        "2026-10-26 10:00 MDT for 60 min", // five o'clock in Berlin, already on winter time
                        "2026-10-27 10:00 MDT for 60 min",
                        "2026-10-29 16:00 MDT for 60 min",
                        "2026-11-02 09:00 MST for 60 min", // and the same five o'clock, now that Denver is, too
                        "2026-11-03 14:00 MST for 90 min",
                        "2026-11-12 00:00 MST for 2880 min",
                        "2026-11-17 10:00 MST for 60 min");
        assertThat(busy(resource("google.ics"), "2027-03-07", "2027-04-01")).containsExactly(SPRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"google.ics", "outlook.ics", "outlook-published.ics", "fastmail.ics"})
    void itIsTheSameWhateverZoneTheMachineIsIn(String feed) {
        java.util.TimeZone machine = java.util.TimeZone.getDefault();
        List<String> here = busy(resource(feed), "2026-10-25", "2027-04-01");
        try {
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(busy(resource(feed), "2026-10-25", "2027-04-01")).isEqualTo(here);
        } finally {
            java.util.TimeZone.setDefault(machine);
        }
    }

    @Test
    void aWindowsZoneIsKnownWithoutItsDescription() {
        String ics = calendar(event(
                "DTSTART;TZID=\"Mountain Standard Time\":20261031T100000",
                "DTEND;TZID=\"Mountain Standard Time\":20261031T110000",
                "RRULE:FREQ=DAILY;COUNT=3"));

        assertThat(busy(ics, "2026-10-25", "2026-11-22"))
                .containsExactly(
                        "2026-10-31 10:00 MDT for 60 min",
                        "2026-11-01 10:00 MST for 60 min",
                        "2026-11-02 10:00 MST for 60 min");
    }

    @Test
    void everyWindowsZoneStandsForARegionThatTheJdkKnows() {
        assertThat(WindowsZones.all())
                .hasSizeGreaterThan(130)
                .allSatisfy((name, region) ->
                        assertThat(ZoneId.getAvailableZoneIds()).contains(region));
        assertThat(WindowsZones.region("(UTC-07:00) Mountain Time (US & Canada)"))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aZoneThatOnlyTheCalendarKnowsMeansWhatItSays() {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Customized Time Zone",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
                "END:DAYLIGHT",
                "END:VTIMEZONE");
        String ics = calendar(
                event(
                        "DTSTART;TZID=Customized Time Zone:20261019T170000",
                        "DTEND;TZID=Customized Time Zone:20261019T180000",
                        "RRULE:FREQ=WEEKLY;COUNT=3"),
                zone);

        assertThat(busy(ics, "2026-10-01", "2026-11-22"))
                .containsExactly(
                        "2026-10-19 09:00 MDT for 60 min",
                        "2026-10-26 10:00 MDT for 60 min",
                        "2026-11-02 09:00 MST for 60 min");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Denver",
                "/America/Denver",
                "/mozilla.org/20050126_1/America/Denver",
                "/freeassociation.sourceforge.net/America/Denver",
                "US/Mountain"
            })
    void aRegionIsKnownHoweverItIsWritten(String name) {
        ZoneRules rules = ZoneId.of("America/Denver").getRules();

        assertThat(zones().rules(name)).isEqualTo(rules);
    }

    private static Zones zones() {
        return new Zones(List.of(), ZoneId.of("UTC"), Calendars.midnight("2027-01-01"), new WorkBudget());
    }

    @Test
    void aZoneThatNobodyKnowsIsTakenForTheHostsAndSaidToBeUncertain() {
        String ics = calendar(event("DTSTART;TZID=Nowhere:20261119T100000", "DURATION:PT1H"));

        BusyReader.Times times = Calendars.times(ics, "2026-11-01", "2026-11-22");

        assertThat(Calendars.said(times)).containsExactly("2026-11-19 10:00 MST for 60 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20261119T100000;DTEND:20261119T110000                | 2026-11-19 10:00 MST for 60 min
            DTSTART:20261119T170000Z;DURATION:PT45M                      | 2026-11-19 10:00 MST for 45 min
            DTSTART:20261119T170000Z;DURATION:P1DT1H                     | 2026-11-19 10:00 MST for 1500 min
            DTSTART,VALUE=DATE:20261119                                  | 2026-11-19 00:00 MST for 1440 min
            DTSTART,VALUE=DATE:20261119;DTEND,VALUE=DATE:20261119        | 2026-11-19 00:00 MST for 1440 min
            DTSTART,VALUE=DATE:20261119;DURATION:P1W                     | 2026-11-19 00:00 MST for 10080 min
            DTSTART,VALUE=DATE:20261101                                  | 2026-11-01 00:00 MDT for 1500 min
            DTSTART:20261101T080000Z;DTEND:20261101T090000Z              | 2026-11-01 01:00 MST for 60 min
            DTSTART,TZID=America/Denver:20261101T013000;DURATION:PT1H    | 2026-11-01 01:30 MDT for 60 min
            DTSTART,TZID=America/Denver:20270314T023000;DURATION:PT1H    | 2027-03-14 03:30 MDT for 60 min
            DTSTART,TZID=Asia/Kolkata:20261119T090000;DURATION:PT1H      | 2026-11-18 20:30 MST for 60 min
            DTSTART,TZID=America/Denver:20261119T230000;DTEND,TZID=America/New_York:20261120T060000 \
             | 2026-11-19 23:00 MST for 300 min
            """)
    void oneEventTakesAsLongAsItSays(String lines, String expected) {
        String ics = calendar(event(lines.strip().replace(",", "\0").split(";")).replace('\0', ';'));

        assertThat(busy(ics, "2026-10-01", "2027-04-01")).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;INTERVAL=3                                | 02 05 08 11 14 17 20 23 26 29
            FREQ=DAILY;INTERVAL=3;UNTIL=20261208T170000Z         | 02 05 08
            FREQ=DAILY;INTERVAL=3;UNTIL=20261208T165959Z         | 02 05
            FREQ=DAILY;INTERVAL=3;UNTIL=20261208                 | 02 05 08
            FREQ=DAILY;INTERVAL=3;UNTIL=20261208T100000          | 02 05 08
            FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;WKST=MO           | 02 04 16 18 30
            FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU           | 02 13 16 27 30
            FREQ=MONTHLY;BYDAY=-1TH                              | 31
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1        | 31
            FREQ=MONTHLY;BYMONTHDAY=15,-1                        | 15 31
            FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24                 | 24
            FREQ=DAILY;BYDAY=SA,SU;COUNT=652                     | 05 06 12 13
            """)
    void aSeriesThatBeganLongAgoIsWhereItsRuleSays(String rule, String days) {
        // A Wednesday, and a whole number of fortnights and of three days before Wednesday 2 December 2026.
        String ics = calendar(event("DTSTART;TZID=America/Denver:20200916T100000", "DURATION:PT1H", "RRULE:" + rule));

        assertThat(busy(ics, "2026-12-01", "2027-01-01"))
                .containsExactlyElementsOf(List.of(days.split(" ")).stream()
                        .map(day -> "2026-12-" + day + " 10:00 MST for 60 min")
                        .toList());
    }

    @Test
    void aSeriesLeavesOutWhatIsExcludedByTimeOrByDay() {
        String ics = calendar(event(
                "DTSTART;TZID=America/Denver:20261202T100000",
                "DTEND;TZID=America/Denver:20261202T110000",
                "RRULE:FREQ=DAILY;COUNT=6",
                "EXDATE:20261203T170000Z,20261204T170000Z",
                "EXDATE;VALUE=DATE:20261206",
                "EXDATE;TZID=America/New_York:20261207T120000",
                "EXDATE;TZID=America/Denver:20261205T103000"));

        assertThat(busy(ics, "2026-12-01", "2027-01-01"))
                .containsExactly("2026-12-02 10:00 MST for 60 min", "2026-12-05 10:00 MST for 60 min");
    }

    @Test
    void aSeriesTakesPlaceOnFurtherDatesToo() {
        String ics = calendar(event(
                "DTSTART;TZID=America/Denver:20261202T100000",
                "DTEND;TZID=America/Denver:20261202T110000",
                "RDATE;TZID=America/Denver:20261204T120000,20261205T120000",
                "RDATE;VALUE=PERIOD:20261210T170000Z/PT3H,20261211T170000Z/20261211T173000Z"));

        assertThat(busy(ics, "2026-12-01", "2027-01-01"))
                .containsExactly(
                        "2026-12-02 10:00 MST for 60 min",
                        "2026-12-04 12:00 MST for 60 min",
                        "2026-12-05 12:00 MST for 60 min",
                        "2026-12-10 10:00 MST for 180 min",
                        "2026-12-11 10:00 MST for 30 min");
    }

    @Test
    void oneOfASeriesThatIsCancelledOrMadeFreeIsFree() {
        String ics = calendar(
                event(
                        "RECURRENCE-ID:20261203T170000Z",
                        "DTSTART:20261203T170000Z",
                        "DURATION:PT1H",
                        "STATUS:CANCELLED"),
                event(
                        "RECURRENCE-ID;TZID=America/Denver:20261204T100000",
                        "DTSTART:20261204T170000Z",
                        "DURATION:PT1H",
                        "TRANSP:TRANSPARENT"),
                event("DTSTART;TZID=America/Denver:20261202T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4"));

        assertThat(busy(ics, "2026-12-01", "2027-01-01"))
                .containsExactly("2026-12-02 10:00 MST for 60 min", "2026-12-05 10:00 MST for 60 min");
    }

    @Test
    void aChangeOfAllThatFollowsMovesOneAndIsOwnedUpTo() {
        String ics = calendar(
                event(
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T170000Z",
                        "DTSTART:20261203T190000Z",
                        "DURATION:PT1H"),
                event("DTSTART;TZID=America/Denver:20261202T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"));

        BusyReader.Times times = Calendars.times(ics, "2026-12-01", "2027-01-01");

        assertThat(Calendars.said(times))
                .containsExactly(
                        "2026-12-02 10:00 MST for 60 min",
                        "2026-12-03 12:00 MST for 60 min",
                        "2026-12-04 10:00 MST for 60 min");
        assertThat(times.unread()).isEqualTo(1);
    }

    @Test
    void wholeDaysEndAsTheirCalendarMeansIt() {
        String[] untils = {"20261204", "20261204T000000Z", "20261204T070000Z", "20261204T235959Z"};
        for (String until : untils) {
            String ics = calendar(event("DTSTART;VALUE=DATE:20261202", "RRULE:FREQ=DAILY;UNTIL=" + until));

            assertThat(busy(ics, "2026-12-01", "2027-01-01")).containsExactly("2026-12-02 00:00 MST for 4320 min");
        }
    }

    @Test
    void whatOverlapsOrTouchesIsOneBusyTime() {
        String ics = calendar(
                event("DTSTART:20261203T190000Z", "DURATION:PT1H"),
                event("DTSTART:20261203T170000Z", "DURATION:PT1H"),
                event("DTSTART:20261203T173000Z", "DURATION:PT10M"),
                event("DTSTART:20261203T180000Z", "DURATION:PT30M"));

        assertThat(busy(ics, "2026-12-01", "2027-01-01"))
                .containsExactly("2026-12-03 10:00 MST for 90 min", "2026-12-03 12:00 MST for 60 min");
    }

    @Test
    void whatBeganBeforeAndLastsIsSeenAndWhatIsOverIsNot() {
        String ics = calendar(
                event("DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261203"),
                event(
                        "DTSTART;VALUE=DATE:20261001",
                        "DTEND;VALUE=DATE:20261022",
                        "RRULE:FREQ=DAILY;INTERVAL=30;COUNT=2"),
                event("DTSTART;TZID=America/Denver:20200901T220000", "DURATION:PT60H", "RRULE:FREQ=WEEKLY"),
                event("DTSTART:20261130T170000Z", "DURATION:PT1H"),
                event("DTSTART:20270101T070000Z", "DURATION:PT1H"));

        assertThat(busy(ics, "2026-12-03", "2026-12-08")).containsExactly("2026-12-01 22:00 MST for 3600 min");
    }

    @Test
    void ourOwnEntriesAreIgnoredWhateverTheyLookLike() {
        String ics = calendar(
                "BEGIN:VEVENT",
                "DTSTART:20261203T170000Z",
                "DTEND:20261203T180000Z",
                "UID:01HZX3V5C7R9K2M4N6P8Q0S2T4@meetm",
                " e",
                "END:VEVENT",
                event("DTSTART:20261204T170000Z", "DURATION:PT1H"));

        assertThat(busy(ics, "2026-12-01", "2027-01-01")).containsExactly("2026-12-04 10:00 MST for 60 min");
    }

    @Test
    void anEmptyCalendarIsAFreeOne() {
        assertThat(busy(calendar("X-WR-CALNAME:Nothing"), "2026-12-01", "2027-01-01"))
                .isEmpty();
    }
}
