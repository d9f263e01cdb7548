package meetme.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.host.Host;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripsFeedTest {

    private static final String TOKYO = Samples.trip("tokyo", "Tokyo", "Asia/Tokyo", "2026-11-28", "2026-12-31");

    @Test
    void aTripIsAnEventOfWholeDaysAndEndsOnTheDayAfter() throws Exception {
        String ics = feed(TOKYO);

        assertThat(lines(ics))
                .filteredOn(line -> !line.startsWith("UID:"))
                .containsExactlyInAnyOrder(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Meet Me//Meet Me 1//EN",
                        "NAME:Sam Host’s trips",
                        "X-WR-CALNAME:Sam Host’s trips",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
                        "X-PUBLISHED-TTL:PT12H",
                        "BEGIN:VEVENT",
                        "DTSTAMP:20251128T000000Z",
                        "DTSTART;VALUE=DATE:20261128",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:Sam Host in Tokyo",
                        "LOCATION:Tokyo",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR");
        assertThat(independently(ics).validate().hasErrors()).isFalse();
    }

    /** RFC 7986, section 5.8. Without an address of its own in host.json nobody knows where the page is. */
    @Test
    void whereThePageIsKnownEachTripLeadsToItAndTheCalendarSaysWhereItIsFrom() {
        Host host = Samples.travelling(TOKYO);
        Host known = new Host(
                host.name(),
                host.promise(),
                host.picture(),
                Optional.of(URI.create("https://meet.example.com")),
                host.links(),
                host.languages(),
                host.regions(),
                host.rules(),
                host.home(),
                host.trips(),
                host.meetings(),
                host.wordings(),
                host.timeOff());

        assertThat(lines(new TripsFeed(known).of()))
                .contains(
                        "SOURCE;VALUE=URI:https://meet.example.com/api/trips.ics",
                        "URL:https://meet.example.com/?city=tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "Pacific/Honolulu", "UTC"})
    void theDaysAreTheCitysWhereverTheProgramRuns(String machine) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(machine));

            assertThat(feed(TOKYO)).contains("DTSTART;VALUE=DATE:20261128\r\n", "DTEND;VALUE=DATE:20270101\r\n");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theUidStaysWhenTheDaysAreMovedAndIsEachTripsOwn() {
        String moved = Samples.trip("tokyo", "Tokyo", "Asia/Tokyo", "2027-02-01", "2027-02-03");
        String oslo = Samples.trip("oslo", "Oslo", "Europe/Oslo", "2027-01-01", "2027-01-03");

        assertThat(uids(feed(moved))).isEqualTo(uids(feed(TOKYO))).hasSize(1);
        assertThat(uids(feed(TOKYO, oslo))).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aCityWhoseNameIsAwkwardIsReadBackAsItIsAndNoLineIsTooLong() throws Exception {
        String name = "Llanfair; “P.G.”, Môn – 東京 上る下る 右へ左へ";
        String ics = feed(Samples.trip("far", name, "Europe/London", "2026-12-01", "2026-12-03"));

        assertThat(ics.split("\r\n"))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(Biweekly.parse(ics)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getLocation()
                        .getValue())
                .isEqualTo(name);
        assertThat(independently(ics)
                        .getComponents()
                        .getFirst()
                        .getProperty("SUMMARY")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Sam Host in " + name);
    }

    @Test
    void withoutATripItIsACalendarAllTheSame() throws Exception {
        String ics = feed();

        assertThat(ics).doesNotContain("VEVENT");
        assertThat(independently(ics).validate().hasErrors()).isFalse();
    }

    private static String feed(String... trips) {
        return new TripsFeed(Samples.travelling(trips)).of();
    }

    private static Stream<String> lines(String ics) {
        return Stream.of(ics.replace("\r\n ", "").split("\r\n"));
    }

    private static List<String> uids(String ics) {
        return Pattern.compile("UID:(.+)\r\n")
                .matcher(ics)
                .results()
                .map(uid -> uid.group(1))
                .toList();
    }

    private static Calendar independently(String ics) throws Exception {
        return new CalendarBuilder().build(new StringReader(ics));
    }
}
