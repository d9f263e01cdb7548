package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.host.HostFile.Fault;
import meetme.host.HostFile.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TripsInHostFileTest {

    private static final String TRIPS = """
            "trips": [
              {
                "id": "new-york",
                "name": "New York",
                "timeZone": "America/New_York",
                "firstDay": "2027-05-03",
                "lastDay": "2027-05-07",
                "openingHours": { "monday": ["18:00-20:00"], "saturday": ["09:30-17:00"] },
                "places": [
                  {
                    "id": "bryant-park",
                    "name": "Bryant Park",
                    "address": "New York, NY 10018",
                    "mapUrl": "https://maps.example.com/bryant-park"
                  }
                ]
              },
              {
                "id": "tokyo",
                "name": "Tokyo",
                "timeZone": "Asia/Tokyo",
                "firstDay": "2027-01-30",
                "lastDay": "2027-02-02",
                "openingHours": { "sunday": ["10:00-12:00"] },
                "places": [
                  {
                    "id": "ueno",
                    "name": "Ueno Park",
                    "address": "Taito City, Tokyo",
                    "mapUrl": "https://maps.example.com/ueno"
                  }
                ]
              }
            ],
            """;

    /** A piece of {@link #TRIPS}, what stands there instead, the field that is named, and what is said of it. */
    private static final String FAULTS = """
            "firstDay": "2027-05-03", | `` | trips[0].firstDay | is missing; add a date in the form year-month-day, such as 2027-05-03
            "2027-05-03" | 20270503 | trips[0].firstDay | 20270503 is not a valid date
            "lastDay": "2027-05-07" | "lastDay": "2027-05-02" | trips[0].lastDay | before firstDay
            "lastDay": "2027-05-07" | "lastDay": "2028-05-04" | trips[0].lastDay | more than a year after firstDay
            "firstDay" | "from": "", "firstDay" | trips[0].from | firstDay, lastDay
            "id": "tokyo" | "id": "denver" | trips[1].id | already used in home.id
            "id": "tokyo" | "id": "new-york" | trips[1].id | already used in trips[0].id
            "id": "ueno" | "id": "market" | trips[1].places[0].id | already used in home.places[1].id
            Asia/Tokyo | Tokyo | trips[1].timeZone | use an IANA name
            "lastDay": "2027-02-02" | "lastDay": "2027-05-03" | trips[1] | 2027-01-30 to 2027-05-03 overlaps with the trip to New York from 2027-05-03 to 2027-05-07; change the dates of one of them
            "sunday": ["10:00-12:00"] | `` | trips[1].openingHours | has no hours on any day; add some
            "sunday": ["10:00-12:00"] | "wednesday": ["10:00-12:00"] | trips[1].openingHours | the longest span from 2027-01-30 to 2027-02-02 is 0 minutes, less than rules.meetingMinutes
            "sunday": ["10:00-12:00"] | "sunday": ["10:00-10:55"] | trips[1].openingHours | is 55 minutes, less than rules.meetingMinutes
            """;

    @Test
    void tripsAreCitiesOfTheirOwnEarliestFirst() {
        Host host = HostFile.hostOf(HostFile.read(with(TRIPS)));

        assertThat(host.cities()).extracting(City::id).containsExactly("denver", "tokyo", "new-york");
        Trip newYork = host.trips().get(1);
        assertThat(newYork.firstDay()).isEqualTo("2027-05-03");
        assertThat(newYork.lastDay()).isEqualTo("2027-05-07");
        assertThat(newYork.city().zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(newYork.city().hours().on(DayOfWeek.MONDAY)).hasSize(1);
        assertThat(host.city("tokyo")).contains(host.trips().get(0).city());
        assertThat(host.place("ueno")).isPresent();
    }

    @Test
    void whereOneUsuallyMeetsOnATripIsTheFirstOfItsPlaces() {
        Host host = HostFile.hostOf(HostFile.read(with(TRIPS)));

        assertThat(host.usualVenue("new-york", "lunch")).map(Venue::id).contains("bryant-park");
        assertThat(host.usualVenue("denver", "lunch")).map(Venue::id).contains("market");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"trips\": [],"})
    void aHostNeedNotTravel(String trips) {
        assertThat(HostFile.hostOf(HostFile.read(with(trips))).trips()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whatIsUnusualIsNoFault(String piece, String instead) {
        assertThat(HostFile.read(changed(piece, instead))).isInstanceOf(Read.class);
    }

    static Stream<Arguments> whatIsUnusualIsNoFault() {
        return Stream.of(
                arguments(
                        "\"firstDay\": \"2027-01-30\",\n    \"lastDay\": \"2027-02-02\"",
                        "\"firstDay\": \"2021-01-30\",\n    \"lastDay\": \"2021-02-02\""),
                arguments("\"lastDay\": \"2027-05-07\"", "\"lastDay\": \"2027-05-03\""),
                arguments("\"lastDay\": \"2027-02-02\"", "\"lastDay\": \"2027-05-02\""),
                arguments("\"lastDay\": \"2027-05-07\"", "\"lastDay\": \"2028-05-03\""));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FAULTS)
    void eachFaultNamesItsFieldAndItsFix(String piece, String instead, String field, String words) {
        HostExample.assertFault(changed(piece, instead), field, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 May 2027",
                "2027-5-3",
                "2027-02-30",
                "0027-05-03",
                "+2027-05-03",
                "２０２７-05-03",
                "2027-05-03T00:00"
            })
    void aDayIsWrittenYearMonthDay(String day) {
        HostExample.assertFault(
                changed("\"2027-05-03\"", "\"" + day + "\""),
                "trips[0].firstDay",
                "\"" + day + "\" is not a valid date; use a date in the form year-month-day, such as 2027-05-03");
    }

    @Test
    void tripsAreAList() {
        assertThat(HostExample.faultsOf(with("\"trips\": 7,")))
                .containsExactly(new Fault("trips", "7 is not a list; use [ … ]"));
    }

    @Test
    void theUsualPlaceOfAMeetingIsOneAtHome() {
        String json = with(TRIPS).replace("\"usualPlace\": \"market\"", "\"usualPlace\": \"ueno\"");

        assertThat(HostExample.faultsOf(json))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("meetings[1].usualPlace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-30", "2027-01-29", "2027-02-02"})
    void aDayAtHomeCountsAsAwayWhereTheTripTouchesItAnywhere(LocalDate day) {
        Host host = HostFile.hostOf(HostFile.read(with(TRIPS)));

        assertThat(host.awayFromHome(day)).map(trip -> trip.city().name()).contains("Tokyo");
        assertThat(host.awayFromHome(LocalDate.parse("2027-01-28"))).isEmpty();
        assertThat(host.awayFromHome(LocalDate.parse("2027-02-03"))).isEmpty();
    }

    private static String with(String trips) {
        return HostExample.JSON.replace("\"meetings\"", trips + "\"meetings\"");
    }

    private static String changed(String piece, String instead) {
        assertThat(TRIPS.split(Pattern.quote(piece), -1)).as(piece).hasSizeGreaterThan(1);
        return with(TRIPS.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(instead)));
    }
}
