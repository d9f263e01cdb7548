package meetme.feed;

import static meetme.feed.Calendars.calendar;
import static meetme.feed.Calendars.event;
import static meetme.feed.Calendars.midnight;
import static meetme.feed.Calendars.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is behind the address: an answer, soon, and what can be understood is. */
class HostileCalendarIT {

    private static final String GOOD =
            event("DTSTART:20261203T170000Z", "DURATION:PT1H").replace("one@", "good@");
    private static final String AT_TEN = "2026-12-03 10:00 MST for 60 min";

    private static BusyReader.Result read(String ics) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(30), // a second or two where nothing else runs
                () -> BusyReader.read(ics, midnight("2026-11-22"), midnight("2027-03-01"), Calendars.DENVER));
    }

    static Stream<String> noCalendars() {
        return Stream.of(
                "",
                "\r\n\r\n",
                "<!DOCTYPE html><html><head><title>Sign in</title></head><body>BEGIN:VCALENDAR</body></html>",
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Robin\r\nEND:VCARD\r\n",
                "{\"error\":\"BEGIN:VCALENDAR\"}",
                new String(resource("google.ics").getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8),
                new String(resource("google.ics").getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_8),
                calendar(GOOD).replace("END:VCALENDAR", ""),
                calendar(GOOD).substring(0, 120),
                "BEGIN:VEVENT\r\n".repeat(100_000),
                calendar("BEGIN:VEVENT\r\n".repeat(40) + "END:VEVENT\r\n".repeat(40)),
                "\0".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("noCalendars")
    void whatIsNoWholeCalendarIsSaidToBeNone(String ics) {
        assertThat(read(ics)).isEqualTo(new BusyReader.Unreadable(Fetch.Why.NOT_A_CALENDAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
                "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=HOURLY;BYSETPOS=366",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=MONTHLY;INTERVAL=2147483647",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;COUNT=x",
                "FREQ=DAILY;UNTIL=soon",
                "FREQ=FORTNIGHTLY",
                "FREQ=WEEKLY;BYDAY=MO;BYMONTH=13",
                "FREQ=MONTHLY;BYMONTHDAY=99",
                "FREQ=MONTHLY;BYDAY=2147483647MO",
                "INTERVAL=1",
                "",
                ";;;===,,,"
            })
    void aRuleThatNobodyMeansCountsOnceAndIsSaidToBeUnread(String rule) {
        String ics = calendar(event("DTSTART:20261201T170000Z", "DURATION:PT1M", "RRULE:" + rule), GOOD);

        BusyReader.Times times = (BusyReader.Times) read(ics);

        assertThat(Calendars.said(times)).containsExactly("2026-12-01 10:00 MST for 1 min", AT_TEN);
        assertThat(times.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=3",
                "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=2",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"
            })
    void tenThousandRulesThatNeverHoldTakeNoLongTime(String rule) {
        String events = IntStream.range(0, 10_000)
                .mapToObj(i -> event("DTSTART:19010101T170000Z", "DURATION:PT1H", "RRULE:" + rule))
                .collect(Collectors.joining("\r\n"));

        BusyReader.Times times = (BusyReader.Times) read(calendar(GOOD, events));

        assertThat(Calendars.said(times)).containsExactly(AT_TEN);
    }

    @Test
    void aThousandEventsADayForAHundredYearsTakeNoLongTime() {
        String events = IntStream.range(0, 1000)
                .mapToObj(i -> event("DTSTART:19010101T170000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=50000"))
                .collect(Collectors.joining("\r\n"));

        BusyReader.Times times = (BusyReader.Times) read(calendar(GOOD, events));

        assertThat(times.unread()).isGreaterThan(900);
        assertThat(Calendars.said(times)).contains(AT_TEN);
    }

    @Test
    void aZoneThatChangesEachSecondTakesNoLongTime() {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Mad",
                "BEGIN:STANDARD",
                "DTSTART;TZID=Mad:16010101T000000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=SECONDLY",
                "END:STANDARD",
                "END:VTIMEZONE");

        BusyReader.Times times =
                (BusyReader.Times) read(calendar(zone, event("DTSTART;TZID=Mad:20261203T100000", "DURATION:PT1H")));

        assertThat(Calendars.said(times)).containsExactly(AT_TEN);
        assertThat(times.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon at all",
                ":::::",
                ";;;;:",
                "DTSTART",
                "DTSTART:",
                "DTSTART:tomorrow",
                "DTSTART:20261399T999999Z",
                "DTSTART:00000000",
                "DTSTART;TZID=\"unclosed:20261203T100000",
                "DTSTART;TZID=:20261203T100000",
                "DTSTART:99991231T235959Z\r\nDURATION:P99999999W",
                "DTSTART:20261203T170000Z\r\nDURATION:-PT5H",
                "DTSTART:20261203T170000Z\r\nDURATION:PT99999999999999999999H",
                "DTSTART:20261203T170000Z\r\nDTEND:20261203T160000Z",
                "DTSTART:20261203T170000Z\r\nDTEND:20261203T170000Z",
                "DTSTART:20261203T170000Z",
                "DTSTART:20261201T170000Z\r\nDTEND:later",
                "DTSTART:20261201T170000Z\r\nDURATION:PT1H\r\nEXDATE:never",
                "DTSTART:20261201T170000Z\r\nDURATION:PT1H\r\nRDATE:20261201T1/x/y",
                "RECURRENCE-ID:whichever",
                "\u0000\u0001\u0002:\uFFFF"
            })
    void aBrokenEntryTakesNoOtherWithIt(String lines) {
        BusyReader.Times times = (BusyReader.Times) read(calendar(event(lines), GOOD));

        assertThat(Calendars.said(times)).contains(AT_TEN);
    }

    @Test
    void foldedWithinEachCharacterOrWithoutEndItIsReadAllTheSame() {
        String folded = calendar(GOOD)
                .lines()
                .map(line ->
                        line.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("\r\n ")))
                .collect(Collectors.joining("\r\n"));
        String endless = calendar("X-LONG:" + "x\r\n ".repeat(1_000_000), GOOD);

        assertThat(Calendars.said((BusyReader.Times) read(folded))).containsExactly(AT_TEN);
        assertThat(Calendars.said((BusyReader.Times) read(endless))).containsExactly(AT_TEN);
    }

    @Test
    void otherLineEndsAMarkAtTheBeginningAndLatin1AreForgiven() {
        String ics = calendar(GOOD.replace("DTSTAMP", "SUMMARY:Besuch bei Jürgen\r\nDTSTAMP"));
        String latin1 = new String(ics.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);

        assertThat(Calendars.said((BusyReader.Times) read("\uFEFF" + ics.replace("\r\n", "\n"))))
                .containsExactly(AT_TEN);
        assertThat(Calendars.said((BusyReader.Times) read(latin1))).containsExactly(AT_TEN);
    }

    @Test
    void fiveMegabytesOfEventsTakeNoLongTime() {
        String one =
                event("DTSTART;TZID=America/Denver:20200106T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO");
        StringBuilder events = new StringBuilder();
        while (events.length() < Fetch.MOST_BYTES) {
            events.append(one).append("\r\n");
        }

        BusyReader.Times times = (BusyReader.Times) read(calendar(GOOD, events.toString()));

        assertThat(Calendars.said(times)).contains(AT_TEN, "2027-02-22 10:00 MST for 60 min");
    }

    @Test
    void theWorstThatWeFoundTakesTenSecondsAnd300MegabytesAtMost() throws IOException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        UnderLimits.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines().toList())
                .as(said)
                .hasSize(UnderLimits.worst().size())
                .allSatisfy(line -> assertThat(Integer.parseInt(line.replaceAll(".*: ([0-9]+) ms, .*", "$1")))
                        .isLessThan(10_000));
    }

    @Test
    void aFeedThatIsDamagedAnywhereIsStillAnswered() {
        Random random = new Random(20261122);
        List<String> feeds =
                List.of(resource("google.ics"), resource("outlook.ics"), resource("outlook-published.ics"));
        List<BusyReader.Result> results = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(feeds.get(i % feeds.size()));
            for (int hits = random.nextInt(1, 12); hits > 0; hits--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(4)) {
                    case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x100));
                    case 1 -> damaged.deleteCharAt(at);
                    case 2 -> damaged.insert(at, "\r\n");
                    default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 40)));
                }
            }
            results.add(read(damaged.toString()));
        }

        assertThat(results)
                .hasSize(3000)
                .anyMatch(BusyReader.Unreadable.class::isInstance)
                .anyMatch(BusyReader.Times.class::isInstance);
    }
}
