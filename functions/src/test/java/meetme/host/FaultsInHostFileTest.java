package meetme.host;

import static meetme.host.HostExample.assertFault;
import static meetme.host.HostExample.changed;
import static meetme.host.HostExample.faultsOf;
import static meetme.host.HostExample.inThreeLanguages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import meetme.host.HostFile.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about each thing that can be wrong with host.json. */
class FaultsInHostFileTest {

    /** A piece of {@link HostExample#JSON}, what stands there instead, the field that is named, and what is said of it. */
    private static final String FAULTS = """
            # No JSON
            "Robin Host", | "Robin Host" | host.json | `is not valid JSON at line 3, column 3: `
            ["en"] | ['en'] | host.json | `is not valid JSON at line 6, column 17: `
            ["en"] | ["en", // English] | host.json | comment
            "en"] | "en",] | host.json | is not valid JSON at line 6
            # Missing, unknown, twice
            "name": "Robin Host", | `` | name | add one line of 1 to 80 characters
            "promise": "If you come to Denver, I will do my best!", | `` | promise | add one line
            "languages": ["en"], | `` | languages | add [ … ]
            "leadTimeHours": 24, | `` | rules.leadTimeHours | add a whole number from 0 to 720
            "askAheadDays": 90, | `` | rules.askAheadDays | add a whole number from 1 to 365
            "meetingMinutes": 60, | `` | rules.meetingMinutes | from 10 to 480 that is a multiple of 5
            "stepMinutes": 30, | `` | rules.stepMinutes | from 15 to 240 that is a multiple of 5
            "answerWithinDays": 3, | `` | rules.answerWithinDays | add a whole number from 1 to 30
            "id": "denver", | `` | home.id | add up to 40 lowercase letters
            "name": "Denver", | `` | home.name | add one line of 1 to 60 characters
            "timeZone": "America/Denver", | `` | home.timeZone | an IANA name such as America/Denver
            "name": "Central Market", | `` | home.places[1].name | add one line
            "address": "2669 Larimer St, Denver, CO 80205", | `` | home.places[1].address | add one line
            `"id": "walk", ` | `` | meetings[2].id | such as union-station
            `"label": "A walk", ` | `` | meetings[2].label | add one line
            "hours": ["11:30-13:30"], "usualPlace": "market" | "hours": ["11:30-13:30"] | meetings[1].usualPlace | market
            "picture" | "photo" | photo | is not a known field; correct its name or delete it
            "picture" | "photo" | photo | Known fields: name, promise, picture, url, links
            "sunday" | "Sunday" | home.openingHours.Sunday | Known fields: monday, tuesday
            "minutes": 45 | "length": 45 | meetings[0].length | minutes, hours, usualPlace
            "sunday": [] | "monday": [] | home.openingHours.monday | appears twice; keep one
            "name": "Union Station" | "name": "U", "name": "V" | home.places[0].name | twice
            "label": "LinkedIn" | "label": "L", "text": "L" | links[0].text | label, url
            "id": "market" | "id": "market", "map": "" | home.places[1].map | id, name, address
            "stepMinutes": 30 | "stepMinutes": 30, "step": 30 | rules.step | leadTimeHours
            "timeZone" | "zone": "", "timeZone" | home.zone | id, name, timeZone
            # The wrong kind of value
            "Robin Host" | 7 | name | 7 is not valid text; use one line of 1 to 80 characters
            "Robin Host" | null | name | null is not valid text
            "Robin Host" | ["Robin"] | name | a list is not valid text
            "Robin Host" | {} | name | an object is not valid text
            "images/robin.jpg" | null | picture | null is not a picture under static-site
            ["en"] | "en" | languages | "en" is not a list; use [ … ]
            "leadTimeHours": 24 | "leadTimeHours": "24" | rules.leadTimeHours | "24" is not a valid number
            "leadTimeHours": 24 | "leadTimeHours": true | rules.leadTimeHours | true is not a valid number
            ["09:00-13:30"] | "09:00-13:30" | home.openingHours.thursday | is not a list; use [ … ]
            "09:00-13:30" | 9 | home.openingHours.thursday[0] | 9 is not a valid time span
            ["en"] | ["en", {}] | languages[1] | an object is not a supported language
            `{ "label": "LinkedIn", ` | `"LinkedIn", { "label": "L", ` | links[0] | is not an object; use { … }
            # Words
            Robin Host | `` | name | "" is not valid text
            # Numbers
            "minutes": 45 | "minutes": 0 | meetings[0].minutes | 0 is not a valid number of minutes
            # What stands for something
            "denver" | "Denver" | home.id | "Denver" is not a valid id; use up to 40 lowercase letters
            "denver" | "d--r" | home.id | is not a valid id
            ["en"] | ["fr"] | languages[0] | "fr" is not a supported language; use one of "en", "es", "de"
            ["en"] | ["EN"] | languages[0] | use one of "en"
            ["en"] | ["en", "en"] | languages[1] | "en" appears twice; keep one
            ["en"] | [] | languages | is empty; add at least one entry
            "GB" | "gb" | regions.en | "gb" is not a valid region; use its code of two capital letters, such as US
            "en": "GB" | "de": 49 | regions.de | use its code of two capital letters, such as DE
            "en": "GB" | "fr": "FR" | regions.fr | Known fields: en, es, de
            { "en": "GB" } | "GB" | regions | "GB" is not an object; use { … }
            "name": "Denver" | "name": {"es": "Denver"} | home.name.en | is missing; add one line of 1 to 60 characters
            "name": "Denver" | "name": {"en": "Denver", "fr": "Denver"} | home.name.fr | Known fields: en, es, de
            "name": "Denver" | "name": {"en": "Denver", "de": 7} | home.name.de | 7 is not valid text
            # Hours
            "09:00-13:30" | "09:00-13:30", "13:00-15:00" | home.openingHours.thursday[1] | "13:00-15:00" overlaps or touches "09:00-13:30"
            "09:00-13:30" | "09:00-13:30", "13:30-15:00" | home.openingHours.thursday[1] | merge the two, or leave a gap
            "09:00-13:30" | "10:00-11:00", "09:00-13:30" | home.openingHours.thursday[1] | overlaps or touches
            "09:00-13:30" | "09:00-13:30", "09:00-13:30" | home.openingHours.thursday[1] | overlaps or touches
            "11:30-13:30" | "11:30-13:30", "12:00-12:30" | meetings[1].hours[1] | overlaps or touches
            "11:30-13:30" | `` | meetings[1].hours | is empty; add at least one entry
            # What contradicts itself
            "askAheadDays": 90 | "askAheadDays": 1 | rules.leadTimeHours | 24 hours is not less than askAheadDays
            "meetingMinutes": 60 | "meetingMinutes": 275 | rules.meetingMinutes | 275 minutes does not fit anywhere: the longest span of opening hours is 270
            "minutes": 45 | "minutes": 275 | meetings[0].minutes | 275 minutes does not fit anywhere
            "11:30-13:30" | "13:00-15:00" | meetings[1].hours | 60 minutes does not fit anywhere: the longest span of opening hours is 30
            "11:30-13:30" | "20:00-22:00" | meetings[1].hours | the longest span of opening hours is 0
            "usualPlace": "market" | "usualPlace": "Market" | meetings[1].usualPlace | "Market" is not the id of a place in home.places; use one of union-station, market
            "id": "walk" | "id": "coffee" | meetings[2].id | "coffee" is already used in meetings[0].id; choose another id
            """;

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FAULTS)
    void eachFaultNamesItsFieldAndItsFix(String piece, String instead, String field, String words) {
        assertFault(changed(piece, instead), field, words);
    }

    @ParameterizedTest
    @MethodSource
    void aFileThatIsNotWholeIsToldWithItsLine(String piece, String instead, String words) {
        assertFault(changed(piece, instead), "host.json", words);
    }

    static Stream<Arguments> aFileThatIsNotWholeIsToldWithItsLine() {
        String end = "  ]\n}\n";
        return Stream.of(
                arguments("\"label\": \"A walk\"", "\"label\": \"A \nwalk\"", "is not valid JSON at line 43"),
                arguments(end, "  ]\n", "line 45, column 1: Unexpected end-of-input: expected close marker for Object"),
                arguments(end, end + "}\n", "is not valid JSON at line 46, column 1: "),
                arguments(end, end + "{}\n", "continues after its closing bracket at line 46, column 1"),
                arguments("[\"en\"]", "[".repeat(10_000), "is not valid JSON: Document nesting depth"));
    }

    @Test
    void theLastFieldOfABlockMayBeMissingToo() {
        assertMissing(",\n    \"retentionDays\": 180", "rules.retentionDays", "add a whole number from 7 to 730");
        assertMissing(
                ",\n        \"mapUrl\": \"https://maps.example.com/market\"",
                "home.places[1].mapUrl",
                "add a full address");
    }

    private static void assertMissing(String piece, String field, String words) {
        assertFault(changed(piece, ""), field, words);
    }

    @Test
    void anUnknownFieldIsNamedAsItIsWritten() {
        String json = changed("\"name\": \"Denver\"", "\"name\": \"Denver\", \"a\\u001b\": 1");

        assertFault(json, "home.a\u001b", "is not a known field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2003 ",
                "\u00a0\u00a0",
                "\u200d",
                "\u3164",
                "Robin\\u2028Host",
                "Robin \\u202aHost",
                "Robin \\u202eHost",
                "Robin \\u2066Host",
                "Robin \\u2069Host",
                "Robin \\u200eHost",
                "Robin \\u061cHost",
                "Robin\\u200bHost",
                "Robin\\ue000Host",
                "Robin \\ud83d Host",
                "Robin H\uFFFDst"
            })
    void aNameIsWordsThatCanBeSeenAsTheyAreWritten(String name) {
        assertFault(changed("Robin Host", name), "name", "is not valid text");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsTooLongOrHarmfulIsQuotedCutAndWithoutHarm(String piece, String instead, String field, String words) {
        assertFault(changed(piece, instead), field, words);
    }

    static Stream<Arguments> whatIsTooLongOrHarmfulIsQuotedCutAndWithoutHarm() {
        return Stream.of(
                arguments("Robin Host", "x".repeat(81), "name", "\"" + "x".repeat(40) + "…\" is not valid text"),
                arguments("Robin Host", "👋".repeat(81), "name", "👋…\" is not valid text"),
                arguments(
                        "Robin Host", "Robin\\r\\nBcc: x@example.com", "name", "\"Robin??Bcc: x@example.com\" is not"),
                arguments("Coffee", "x".repeat(41), "meetings[0].label", "one line of 1 to 40 characters"),
                arguments("denver\"", "D".repeat(40) + "\"", "home.id", "D".repeat(40) + "\" is not a valid id"),
                arguments("denver\"", "d".repeat(41) + "\"", "home.id", "is not a valid id"));
    }

    @ParameterizedTest
    @CsvSource({
        "leadTimeHours, 24, -1",
        "leadTimeHours, 24, 721",
        "leadTimeHours, 24, 24.0",
        "leadTimeHours, 24, 1e400",
        "leadTimeHours, 24, 1e999999999",
        "leadTimeHours, 24, 9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
        "askAheadDays, 90, 0",
        "askAheadDays, 90, 366",
        "meetingMinutes, 60, 5",
        "meetingMinutes, 60, 485",
        "meetingMinutes, 60, 42",
        "stepMinutes, 30, 0",
        "stepMinutes, 30, 20.5",
        "stepMinutes, 30, 32",
        "answerWithinDays, 3, 0",
        "answerWithinDays, 3, 31",
        "retentionDays, 180, 6",
        "retentionDays, 180, 731"
    })
    void aNumberIsWholeAndWithinItsLimits(String name, String number, String instead) {
        String member = "\"" + name + "\": ";

        assertFault(changed(member + number, member + instead), "rules." + name, " is not a valid number of ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Denver",
                "MST",
                "UTC",
                "EST5EDT",
                "+07:00",
                "GMT+2",
                "america/denver",
                "America/Denwer",
                "../etc/passwd"
            })
    void aTimeZoneHasTheNameThatIanaGaveIt(String zone) {
        assertFault(
                changed("America/Denver", zone),
                "home.timeZone",
                "\"" + zone + "\" is not a valid time zone; use an IANA name such as America/Denver");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/robin.jpg",
                "../robin.jpg",
                "images\\\\robin.jpg",
                "images/robin.html",
                "https://example.com/robin.jpg",
                "",
                ".jpg"
            })
    void aPictureIsUnderStaticSite(String picture) {
        assertFault(
                changed("images/robin.jpg", picture),
                "picture",
                "is not a picture under static-site; use its path relative to static-site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://maps.example.com/market",
                "javascript:alert(1)",
                "//maps.example.com",
                "https:///market",
                "https:market",
                "https://localhost/",
                "https://www.linkedin.com@evil.example.com/",
                "https://maps.example.com/central market",
                "https://maps.example.com/%zz",
                "https://maps.example.com/\\ud800",
                "https://münchen.example.com/",
                "maps.example.com",
                ""
            })
    void aMapHasAFullHttpsAddress(String link) {
        assertFault(
                changed("https://maps.example.com/market", link),
                "home.places[1].mapUrl",
                " is not a valid https address; use a full address such as https://");
    }

    @Test
    void anAddressIsNotEndless() {
        aMapHasAFullHttpsAddress("https://maps.example.com/" + "x".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9:00-13:30",
                "09:00",
                "09:00-24:00",
                "09:00-25:00",
                "09:00-13:60",
                "09:00 to 13:30",
                "9am-1pm",
                "13:30-09:00",
                "09:00-09:00",
                "22:00-02:00",
                "09:02-13:30",
                "09:00-13:31",
                "٠٩:٠٠-١٣:٣٠"
            })
    void aSpanHasAStartAndALaterEnd(String hours) {
        assertFault(
                changed("09:00-13:30", hours),
                "home.openingHours.thursday[0]",
                "\"" + hours + "\" is not a valid time span; use a start and a later end on the same day");
    }

    @Test
    void aBlockThatIsMissingIsOneFaultAndNotOneForEachFieldInIt() {
        String json = "{\"name\": \"Robin\", \"promise\": \"Yes!\", \"languages\": [\"en\"]}";

        assertThat(faultsOf(json))
                .containsExactly(
                        new Fault("rules", "is missing; add { … }"),
                        new Fault("home", "is missing; add { … }"),
                        new Fault("meetings", "is missing; add [ … ]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", "7", "null", "\"host\""})
    void aFileThatIsNoObjectIsOneFault(String json) {
        assertThat(faultsOf(json)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("host.json");
            assertThat(fault.fix()).endsWith("{ … }");
        });
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
        String json = HostExample.JSON
                .replace("Robin Host", "")
                .replace("\"stepMinutes\": 30", "\"step\": 30")
                .replace("America/Denver", "Denver")
                .replace("\"16:00-18:30\"", "\"10:00-18:30\"")
                .replace("https://maps.example.com/market", "http://maps.example.com/market")
                .replace("\"id\": \"walk\"", "\"id\": \"coffee\"")
                .replace("\"usualPlace\": \"market\"", "\"usualPlace\": \"supermarket\"");

        assertThat(faultsOf(json))
                .extracting(Fault::field)
                .containsExactly(
                        "name",
                        "rules.stepMinutes",
                        "rules.step",
                        "home.timeZone",
                        "home.openingHours.monday[1]",
                        "home.places[1].mapUrl",
                        "meetings[1].usualPlace",
                        "meetings[2].id");
    }

    @ParameterizedTest
    @MethodSource
    void aFaultBringsNoOtherThatOnlyFollowsFromIt(String piece, String instead, String field) {
        assertThat(faultsOf(changed(piece, instead))).extracting(Fault::field).containsExactly(field);
    }

    static Stream<Arguments> aFaultBringsNoOtherThatOnlyFollowsFromIt() {
        return Stream.of(
                // Two meetings name the place whose id is wrong.
                arguments("\"id\": \"union-station\"", "\"id\": \"Union Station\"", "home.places[0].id"),
                // Lunch would not fit into the hours that are left.
                arguments("09:00-13:30", "13:30-09:00", "home.openingHours.thursday[0]"),
                // Two meetings take the usual time.
                arguments("\"meetingMinutes\": 60", "\"meetingMinutes\": 9000", "rules.meetingMinutes"),
                arguments("\"meetingMinutes\": 60", "\"meetingMinutes\": 400", "rules.meetingMinutes"));
    }

    @Test
    void aFaultElsewhereHidesNoContradiction() {
        String json = HostExample.JSON
                .replace("\"name\": \"Denver\"", "\"name\": \"\"")
                .replace("\"timeZone\"", "\"opening\": [], \"timeZone\"")
                .replace("\"minutes\": 45", "\"minutes\": 275");

        assertThat(faultsOf(json))
                .extracting(Fault::field)
                .containsExactly("home.name", "home.opening", "meetings[0].minutes");
    }

    @Test
    void idsThatAreNoneAreNotTakenForTheSame() {
        String json = HostExample.JSON
                .replace("\"id\": \"walk\"", "\"id\": \"A walk\"")
                .replace("\"id\": \"lunch\"", "\"id\": \"A lunch\"");

        assertThat(faultsOf(json)).extracting(Fault::field).containsExactly("meetings[1].id", "meetings[2].id");
    }

    @Test
    void hoursOnNoDayAtAllAreAFault() {
        String json = HostExample.JSON
                .replace("[\"16:00-18:30\", \"08:00-11:00\"]", "[]")
                .replace("[\"09:00-13:30\"]", "[]");

        assertFault(json, "home.openingHours", "has no hours on any day");
    }

    @Test
    void aNameThatIsSaidTwiceIsAFault() {
        String json = inThreeLanguages("{\"de\": {\"cities\": {\"denver\": \"Denver\"}}}")
                .replace("\"name\": \"Denver\"", "\"name\": {\"en\": \"Lisbon\", \"de\": \"Lissabon\"}");

        assertFault(json, "words.de.cities.denver", "is also said in the name of the city; keep one of the two");
    }

    @Test
    void twoPlacesCannotShareAnId() {
        String json = HostExample.JSON
                .replace("\"id\": \"market\"", "\"id\": \"union-station\"")
                .replace("\"usualPlace\": \"market\"", "\"usualPlace\": \"union-station\"");

        assertThat(faultsOf(json))
                .containsExactly(new Fault(
                        "home.places[1].id",
                        "\"union-station\" is already used in home.places[0].id; choose another id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fr\": {}} | words.fr | is not a known field; correct its name or delete it. Known fields: es, de",
                "{\"en\": {}} | words.en | is not a known field",
                "{\"es\": []} | words.es | a list is not an object",
                "{\"es\": {\"promise\": \" \"}} | words.es.promise | use one line of 1 to 300 characters",
                "{\"es\": {\"meetings\": {\"cofee\": \"Un café\"}}} | words.es.meetings.cofee | Known fields: coffee,",
                "{\"es\": {\"cities\": {\"denver\": 5}}} | words.es.cities.denver | use one line of 1 to 60 characters",
                "{\"es\": {\"headline\": \"x\"}} | words.es.headline | Known fields: promise, cities, meetings, links"
            })
    void aFaultInTheWordsOfALanguageIsToldWithItsField(String words, String field, String fix) {
        assertFault(inThreeLanguages(words), field, fix);
    }
}
