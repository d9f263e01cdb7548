package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import meetme.host.HostFile.Fault;
import meetme.host.HostFile.Faulty;
import meetme.host.HostFile.Read;
import meetme.meetup.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFileTest {

    @Test
    void theHostsOwnFileHasNoFault() {
        assertThat(HostFile.load().cities()).isNotEmpty();
    }

    @Test
    void aFileInOrderBecomesAHost() {
        Host host = HostExample.host();

        assertThat(host.name()).isEqualTo("Robin Host");
        assertThat(host.promise()).isEqualTo("If you come to Denver, I will do my best!");
        assertThat(host.picture()).contains("images/robin.jpg");
        assertThat(host.links()).containsExactly(new Host.Link("LinkedIn", URI.create("https://robin.example.com/")));
        assertThat(host.languages()).containsExactly(Locale.ENGLISH);
        assertThat(host.rules())
                .isEqualTo(new Rules(
                        Duration.ofHours(24),
                        Period.ofDays(90),
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        Duration.ofDays(3),
                        Duration.ofDays(180),
                        false));
        assertThat(host.home().name()).isEqualTo("Denver");
        assertThat(host.home().zone()).isEqualTo(ZoneId.of("America/Denver"));
        assertThat(host.cities()).containsExactly(host.home());
    }

    @Test
    void theSpansOfADayAreInOrderHoweverTheyAreWritten() {
        WeekHours hours = HostExample.host().home().hours();

        assertThat(hours.on(DayOfWeek.MONDAY)).containsExactly(span("08:00", "11:00"), span("16:00", "18:30"));
        assertThat(hours.on(DayOfWeek.TUESDAY)).isEmpty();
        assertThat(hours.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void aMeetingHasItsOwnLengthOrTheUsualOneAndItsUsualPlace() {
        Host host = HostExample.host();
        Venue unionStation = host.home().venues().get(0);
        Venue market = host.home().venues().get(1);

        assertThat(host.meetings())
                .containsExactly(
                        new Meeting("coffee", "Coffee", Duration.ofMinutes(45), List.of(), unionStation),
                        new Meeting("lunch", "Lunch", Duration.ofHours(1), List.of(span("11:30", "13:30")), market),
                        new Meeting("walk", "A walk", Duration.ofHours(1), List.of(), unionStation));
    }

    @Test
    void citiesMeetingsAndPlacesAreFoundByTheirIdsOnly() {
        Host host = HostExample.host();

        assertThat(host.city("denver")).contains(host.home());
        assertThat(host.meeting("lunch")).map(Meeting::label).contains("Lunch");
        assertThat(host.place("market"))
                .contains(new Place(
                        "Central Market",
                        "2669 Larimer St, Denver, CO 80205",
                        Optional.of(URI.create("https://maps.example.com/market"))));
        assertThat(host.city("Denver")).isEmpty();
        assertThat(host.meeting("Lunch")).isEmpty();
        assertThat(host.place("Central Market")).isEmpty();
        assertThat(host.place("")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whatIsOptionalMayBeLeftOut(String piece) {
        assertThat(HostFile.read(changed(piece, ""))).isInstanceOf(Read.class);
    }

    static Stream<String> whatIsOptionalMayBeLeftOut() {
        return Stream.of(
                "\"picture\": \"images/robin.jpg\",",
                "\"links\": [{ \"label\": \"LinkedIn\", \"url\": \"https://robin.example.com/\" }],",
                ",\n      \"sunday\": []",
                "\"minutes\": 45, ",
                "\"hours\": [\"11:30-13:30\"], ");
    }

    @ParameterizedTest
    @MethodSource
    void whatPeopleWriteWithoutHarmIsTaken(String piece, String instead) {
        assertThat(HostFile.read(changed(piece, instead))).isInstanceOf(Read.class);
    }

    static Stream<Arguments> whatPeopleWriteWithoutHarmIsTaken() {
        return Stream.of(
                arguments("09:00-13:30", "09:00 – 13:30"),
                arguments("09:00-13:30", "00:00-23:55"),
                arguments("images/robin.jpg", "my/robin.host-2.JPG"),
                arguments("America/Denver", "Australia/Lord_Howe"),
                arguments("America/Denver", "America/Argentina/Buenos_Aires"),
                arguments(
                        "https://maps.example.com/market", "https://maps.example.com/Münchner Platz".replace(" ", "+")),
                arguments("https://maps.example.com/market", "HTTPS://maps.example.com/?q=a%2Cb&z=1#here"),
                arguments("Robin Host", "Zoë O’Neill 周 👩‍💻"),
                arguments("Robin Host", "x".repeat(80)),
                arguments("Robin Host", "👋".repeat(80)),
                arguments("Robin Host", "Robin \\u2030 \\u2070 Host"),
                arguments("https://maps.example.com/market", "https://maps.example.com/" + "x".repeat(475)),
                arguments("\"denver\"", "\"" + "d".repeat(40) + "\""),
                arguments("\"leadTimeHours\": 24", "\"leadTimeHours\": 0"),
                arguments("\"leadTimeHours\": 24", "\"leadTimeHours\": 720"),
                arguments("\"askAheadDays\": 90", "\"askAheadDays\": 2"),
                arguments("\"askAheadDays\": 90", "\"askAheadDays\": 365"),
                arguments("\"meetingMinutes\": 60", "\"meetingMinutes\": 10"),
                arguments("\"minutes\": 45", "\"minutes\": 270"), // all of the longest span
                arguments("\"stepMinutes\": 30", "\"stepMinutes\": 15"),
                arguments("\"stepMinutes\": 30", "\"stepMinutes\": 240"),
                arguments("\"answerWithinDays\": 3", "\"answerWithinDays\": 30"),
                arguments("\"retentionDays\": 180", "\"retentionDays\": 730"),
                arguments("{\n  \"name\"", "\uFEFF{\n  \"name\""));
    }

    @Test
    void spaceAroundWordsIsNotKept() {
        assertThat(HostFile.hostOf(HostFile.read(changed("Robin Host", "  Robin Host\u2003")))
                        .name())
                .isEqualTo("Robin Host");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource
    void eachFaultNamesItsFieldAndItsFix(String piece, String instead, String field, String words) {
        List<Fault> faults = HostExample.faultsOf(changed(piece, instead));

        assertThat(faults).extracting(Fault::field).containsExactly(field);
        assertThat(faults)
                .extracting(Fault::fix)
                .isNotEmpty()
                .allSatisfy(fix -> assertThat(fix).contains(words));
    }

    static Stream<Arguments> eachFaultNamesItsFieldAndItsFix() {
        return Stream.of(
                // No JSON
                arguments("\"Robin Host\",", "\"Robin Host\"", "host.json", "is not valid JSON at line 3, column 3: "),
                arguments("\"en\"", "'en'", "host.json", "is not valid JSON at line 6, column 17: "),
                arguments("\"en\"", "\"en\", // English", "host.json", "comment"),
                arguments("\"en\"]", "\"en\",]", "host.json", "is not valid JSON at line 6"),
                arguments(
                        "\"label\": \"A walk\"",
                        "\"label\": \"A \nwalk\"",
                        "host.json",
                        "is not valid JSON at line 42"),
                arguments(
                        "  ]\n}\n",
                        "  ]\n",
                        "host.json",
                        "at line 44, column 1: Unexpected end-of-input: expected close marker for Object"),
                arguments("  ]\n}\n", "  ]\n}\n}\n", "host.json", "is not valid JSON at line 45, column 1: "),
                arguments(
                        "  ]\n}\n",
                        "  ]\n}\n{}\n",
                        "host.json",
                        "continues after its closing bracket at line 45, column 1"),
                arguments("\"en\"", "[".repeat(10_000), "host.json", "is not valid JSON: Document nesting depth"),

                // Missing, unknown, twice
                missing("\"name\": \"Robin Host\",", "name", "add one line of 1 to 80 characters"),
                missing("\"promise\": \"If you come to Denver, I will do my best!\",", "promise", "add one line"),
                missing("\"languages\": [\"en\"],", "languages", "add [ … ]"),
                missing("\"leadTimeHours\": 24,", "rules.leadTimeHours", "add a whole number from 0 to 720"),
                missing("\"askAheadDays\": 90,", "rules.askAheadDays", "add a whole number from 1 to 365"),
                missing("\"meetingMinutes\": 60,", "rules.meetingMinutes", "from 10 to 480 that is a multiple of 5"),
                missing("\"stepMinutes\": 30,", "rules.stepMinutes", "from 15 to 240 that is a multiple of 5"),
                missing("\"answerWithinDays\": 3,", "rules.answerWithinDays", "add a whole number from 1 to 30"),
                missing(",\n    \"retentionDays\": 180", "rules.retentionDays", "add a whole number from 7 to 730"),
                missing("\"id\": \"denver\",", "home.id", "add up to 40 lowercase letters"),
                missing("\"name\": \"Denver\",", "home.name", "add one line of 1 to 60 characters"),
                missing("\"timeZone\": \"America/Denver\",", "home.timeZone", "an IANA name such as America/Denver"),
                missing("\"name\": \"Central Market\",", "home.places[1].name", "add one line"),
                missing(
                        "\"address\": \"2669 Larimer St, Denver, CO 80205\",",
                        "home.places[1].address",
                        "add one line"),
                missing(
                        ",\n        \"mapUrl\": \"https://maps.example.com/market\"",
                        "home.places[1].mapUrl",
                        "add a full address"),
                missing("\"id\": \"walk\", ", "meetings[2].id", "such as union-station"),
                missing("\"label\": \"A walk\", ", "meetings[2].label", "add one line"),
                missing("\"hours\": [\"11:30-13:30\"], \"usualPlace\": \"market\"", "meetings[1].usualPlace", "market"),
                arguments("\"picture\"", "\"photo\"", "photo", "is not a known field; correct its name or delete it"),
                arguments("\"picture\"", "\"photo\"", "photo", "Known fields: name, promise, picture, url, links"),
                arguments("\"sunday\"", "\"Sunday\"", "home.openingHours.Sunday", "Known fields: monday, tuesday"),
                arguments("\"minutes\": 45", "\"length\": 45", "meetings[0].length", "minutes, hours, usualPlace"),
                arguments(
                        "\"name\": \"Denver\"",
                        "\"name\": \"Denver\", \"a\\u001b\": 1",
                        "home.a\u001b",
                        "is not a known field"),
                arguments("\"sunday\": []", "\"monday\": []", "home.openingHours.monday", "appears twice; keep one"),
                arguments(
                        "\"name\": \"Union Station\"",
                        "\"name\": \"U\", \"name\": \"V\"",
                        "home.places[0].name",
                        "twice"),
                arguments(
                        "\"label\": \"LinkedIn\"", "\"label\": \"L\", \"text\": \"L\"", "links[0].text", "label, url"),
                arguments(
                        "\"id\": \"market\"",
                        "\"id\": \"market\", \"map\": \"\"",
                        "home.places[1].map",
                        "id, name, address"),
                arguments("\"stepMinutes\": 30", "\"stepMinutes\": 30, \"step\": 30", "rules.step", "leadTimeHours"),
                arguments("\"timeZone\"", "\"zone\": \"\", \"timeZone\"", "home.zone", "id, name, timeZone"),

                // The wrong kind of value
                arguments("\"Robin Host\"", "7", "name", "7 is not valid text; use one line of 1 to 80 characters"),
                arguments("\"Robin Host\"", "null", "name", "null is not valid text"),
                arguments("\"Robin Host\"", "[\"Robin\"]", "name", "a list is not valid text"),
                arguments("\"Robin Host\"", "{}", "name", "an object is not valid text"),
                arguments("\"images/robin.jpg\"", "null", "picture", "null is not a picture under static-site"),
                arguments("[\"en\"]", "\"en\"", "languages", "\"en\" is not a list; use [ … ]"),
                arguments(
                        "\"leadTimeHours\": 24",
                        "\"leadTimeHours\": \"24\"",
                        "rules.leadTimeHours",
                        "\"24\" is not a valid number"),
                arguments(
                        "\"leadTimeHours\": 24",
                        "\"leadTimeHours\": true",
                        "rules.leadTimeHours",
                        "true is not a valid number"),
                arguments(
                        "[\"09:00-13:30\"]",
                        "\"09:00-13:30\"",
                        "home.openingHours.thursday",
                        "is not a list; use [ … ]"),
                arguments("\"09:00-13:30\"", "9", "home.openingHours.thursday[0]", "9 is not a valid time span"),
                arguments("\"en\"", "\"en\", {}", "languages[1]", "an object is not a supported language"),
                arguments(
                        "{ \"label\": \"LinkedIn\", ",
                        "\"LinkedIn\", { \"label\": \"L\", ",
                        "links[0]",
                        "is not an object; use { … }"),

                // Words
                arguments("Robin Host", "", "name", "\"\" is not valid text"),
                arguments(
                        "\"denver\"",
                        "\"" + "D".repeat(40) + "\"",
                        "home.id",
                        "\"" + "D".repeat(40) + "\" is not a valid id"),
                arguments("Robin Host", "\u2003 ", "name", "is not valid text"),
                arguments("Robin Host", "x".repeat(81), "name", "\"" + "x".repeat(40) + "…\" is not valid text"),
                arguments("Robin Host", "👋".repeat(81), "name", "👋…\" is not valid text"),
                arguments(
                        "Robin Host", "Robin\\r\\nBcc: x@example.com", "name", "\"Robin??Bcc: x@example.com\" is not"),
                arguments("Robin Host", "Robin\\u2028Host", "name", "is not valid text"),
                bidirectional("202a"),
                bidirectional("202e"),
                bidirectional("2066"),
                bidirectional("2069"),
                bidirectional("200e"),
                bidirectional("061c"),
                arguments("Robin Host", "Robin\\u200bHost", "name", "is not valid text"),
                arguments("Robin Host", "Robin\\ue000Host", "name", "is not valid text"),
                arguments("Robin Host", "Robin \\ud83d Host", "name", "is not valid text"),
                arguments("Robin Host", "Robin H\uFFFDst", "name", "is not valid text"),
                arguments("Coffee", "x".repeat(41), "meetings[0].label", "one line of 1 to 40 characters"),

                // Numbers
                number("leadTimeHours", "24", "-1"),
                number("leadTimeHours", "24", "721"),
                number("leadTimeHours", "24", "24.0"),
                number("leadTimeHours", "24", "1e400"),
                number("leadTimeHours", "24", "1e999999999"),
                number("leadTimeHours", "24", "9".repeat(100)),
                number("askAheadDays", "90", "0"),
                number("askAheadDays", "90", "366"),
                number("meetingMinutes", "60", "5"),
                number("meetingMinutes", "60", "485"),
                number("meetingMinutes", "60", "42"),
                number("stepMinutes", "30", "0"),
                number("stepMinutes", "30", "20.5"),
                number("stepMinutes", "30", "32"),
                number("answerWithinDays", "3", "0"),
                number("answerWithinDays", "3", "31"),
                number("retentionDays", "180", "6"),
                number("retentionDays", "180", "731"),
                arguments(
                        "\"minutes\": 45",
                        "\"minutes\": 0",
                        "meetings[0].minutes",
                        "0 is not a valid number of minutes"),

                // What stands for something
                arguments(
                        "\"denver\"",
                        "\"Denver\"",
                        "home.id",
                        "\"Denver\" is not a valid id; use up to 40 lowercase letters"),
                arguments("\"denver\"", "\"d--r\"", "home.id", "is not a valid id"),
                arguments("\"denver\"", "\"" + "d".repeat(41) + "\"", "home.id", "is not a valid id"),
                zone("Denver"),
                zone("MST"),
                zone("UTC"),
                zone("EST5EDT"),
                zone("+07:00"),
                zone("GMT+2"),
                zone("america/denver"),
                zone("America/Denwer"),
                zone("../etc/passwd"),
                arguments(
                        "\"en\"",
                        "\"fr\"",
                        "languages[0]",
                        "\"fr\" is not a supported language; use one of \"en\", \"es\", \"de\""),
                arguments("\"en\"", "\"EN\"", "languages[0]", "use one of \"en\""),
                arguments("\"en\"", "\"en\", \"en\"", "languages[1]", "\"en\" appears twice; keep one"),
                arguments("\"en\"", "", "languages", "is empty; add at least one entry"),
                picture("/images/robin.jpg"),
                picture("../robin.jpg"),
                picture("images\\\\robin.jpg"),
                picture("images/robin.html"),
                picture("https://example.com/robin.jpg"),
                picture(""),
                picture(".jpg"),
                link("http://maps.example.com/market"),
                link("javascript:alert(1)"),
                link("//maps.example.com"),
                link("https:///market"),
                link("https:market"),
                link("https://localhost/"),
                link("https://www.linkedin.com@evil.example.com/"),
                link("https://maps.example.com/central market"),
                link("https://maps.example.com/%zz"),
                link("https://maps.example.com/\\ud800"),
                link("https://münchen.example.com/"),
                link("maps.example.com"),
                link(""),
                link("https://maps.example.com/" + "x".repeat(500)),

                // Hours
                hours("9:00-13:30"),
                hours("09:00"),
                hours("09:00-24:00"),
                hours("09:00-25:00"),
                hours("09:00-13:60"),
                hours("09:00 to 13:30"),
                hours("9am-1pm"),
                hours("13:30-09:00"),
                hours("09:00-09:00"),
                hours("22:00-02:00"),
                hours("09:02-13:30"),
                hours("09:00-13:31"),
                hours("٠٩:٠٠-١٣:٣٠"),
                arguments(
                        "\"09:00-13:30\"",
                        "\"09:00-13:30\", \"13:00-15:00\"",
                        "home.openingHours.thursday[1]",
                        "\"13:00-15:00\" overlaps or touches \"09:00-13:30\""),
                arguments(
                        "\"09:00-13:30\"",
                        "\"09:00-13:30\", \"13:30-15:00\"",
                        "home.openingHours.thursday[1]",
                        "merge the two, or leave a gap"),
                arguments(
                        "\"09:00-13:30\"",
                        "\"10:00-11:00\", \"09:00-13:30\"",
                        "home.openingHours.thursday[1]",
                        "overlaps or touches"),
                arguments(
                        "\"09:00-13:30\"",
                        "\"09:00-13:30\", \"09:00-13:30\"",
                        "home.openingHours.thursday[1]",
                        "overlaps or touches"),
                arguments(
                        "\"11:30-13:30\"",
                        "\"11:30-13:30\", \"12:00-12:30\"",
                        "meetings[1].hours[1]",
                        "overlaps or touches"),
                arguments("\"11:30-13:30\"", "", "meetings[1].hours", "is empty; add at least one entry"),

                // What contradicts itself
                arguments(
                        "\"askAheadDays\": 90",
                        "\"askAheadDays\": 1",
                        "rules.leadTimeHours",
                        "24 hours is not less than askAheadDays"),
                arguments(
                        "\"meetingMinutes\": 60",
                        "\"meetingMinutes\": 275",
                        "rules.meetingMinutes",
                        "275 minutes does not fit anywhere: the longest span of opening hours is 270"),
                arguments(
                        "\"minutes\": 45",
                        "\"minutes\": 275",
                        "meetings[0].minutes",
                        "275 minutes does not fit anywhere"),
                arguments(
                        "\"11:30-13:30\"",
                        "\"13:00-15:00\"",
                        "meetings[1].hours",
                        "60 minutes does not fit anywhere: the longest span of opening hours is 30"),
                arguments(
                        "\"11:30-13:30\"",
                        "\"20:00-22:00\"",
                        "meetings[1].hours",
                        "the longest span of opening hours is 0"),
                arguments(
                        "\"usualPlace\": \"market\"",
                        "\"usualPlace\": \"Market\"",
                        "meetings[1].usualPlace",
                        "\"Market\" is not the id of a place in home.places; use one of union-station, market"),
                arguments(
                        "\"id\": \"walk\"",
                        "\"id\": \"coffee\"",
                        "meetings[2].id",
                        "\"coffee\" is already used in meetings[0].id; choose another id"));
    }

    private static Arguments missing(String piece, String field, String words) {
        String instead = piece.endsWith("\"usualPlace\": \"market\"") ? "\"hours\": [\"11:30-13:30\"]" : "";
        return arguments(piece, instead, field, words);
    }

    private static Arguments number(String name, String number, String instead) {
        String member = "\"" + name + "\": ";
        return arguments(member + number, member + instead, "rules." + name, " is not a valid number of ");
    }

    private static Arguments zone(String name) {
        String words = "\"" + name + "\" is not a valid time zone; use an IANA name such as America/Denver";
        return arguments("America/Denver", name, "home.timeZone", words);
    }

    private static Arguments picture(String path) {
        return arguments(
                "images/robin.jpg",
                path,
                "picture",
                "is not a picture under static-site; use its path relative to static-site");
    }

    private static Arguments bidirectional(String control) {
        return arguments("Robin Host", "Robin \\u" + control + "Host", "name", "is not valid text");
    }

    private static Arguments link(String url) {
        String words = " is not a valid https address; use a full address such as https://";
        return arguments("https://maps.example.com/market", url, "home.places[1].mapUrl", words);
    }

    private static Arguments hours(String span) {
        String words = "\"" + span + "\" is not a valid time span; use a start and a later end on the same day";
        return arguments("09:00-13:30", span, "home.openingHours.thursday[0]", words);
    }

    @Test
    void aBlockThatIsMissingIsOneFaultAndNotOneForEachFieldInIt() {
        String json = "{\"name\": \"Robin\", \"promise\": \"Yes!\", \"languages\": [\"en\"]}";

        assertThat(HostExample.faultsOf(json))
                .containsExactly(
                        new Fault("rules", "is missing; add { … }"),
                        new Fault("home", "is missing; add { … }"),
                        new Fault("meetings", "is missing; add [ … ]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", "7", "null", "\"host\""})
    void aFileThatIsNoObjectIsOneFault(String json) {
        assertThat(HostExample.faultsOf(json)).singleElement().satisfies(fault -> {
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

        assertThat(HostExample.faultsOf(json))
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
        assertThat(HostExample.faultsOf(changed(piece, instead)))
                .extracting(Fault::field)
                .containsExactly(field);
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

        assertThat(HostExample.faultsOf(json))
                .extracting(Fault::field)
                .containsExactly("home.name", "home.opening", "meetings[0].minutes");
    }

    @Test
    void idsThatAreNoneAreNotTakenForTheSame() {
        String json = HostExample.JSON
                .replace("\"id\": \"walk\"", "\"id\": \"A walk\"")
                .replace("\"id\": \"lunch\"", "\"id\": \"A lunch\"");

        assertThat(HostExample.faultsOf(json))
                .extracting(Fault::field)
                .containsExactly("meetings[1].id", "meetings[2].id");
    }

    @Test
    void hoursOnNoDayAtAllAreAFault() {
        String json = HostExample.JSON
                .replace("[\"16:00-18:30\", \"08:00-11:00\"]", "[]")
                .replace("[\"09:00-13:30\"]", "[]");

        assertThat(HostExample.faultsOf(json)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("home.openingHours");
            assertThat(fault.fix()).contains("has no hours on any day");
        });
    }

    @Test
    void twoPlacesCannotShareAnId() {
        String json = HostExample.JSON
                .replace("\"id\": \"market\"", "\"id\": \"union-station\"")
                .replace("\"usualPlace\": \"market\"", "\"usualPlace\": \"union-station\"");

        assertThat(HostExample.faultsOf(json))
                .containsExactly(new Fault(
                        "home.places[1].id",
                        "\"union-station\" is already used in home.places[0].id; choose another id"));
    }

    @Test
    void theProgramDoesNotStartOnAFaultyFileAndNamesEachFault() {
        var faulty = new Faulty(List.of(new Fault("name", "is missing"), new Fault("home", "is missing")));

        assertThatIllegalStateException()
                .isThrownBy(() -> HostFile.hostOf(faulty))
                .withMessage("host.json needs fixing:\nname: is missing\nhome: is missing");
    }

    @Test
    void whateverIsWrittenIsReadOrFaultyButNeverAnException() {
        var random = new Random(2026);
        var results = new ArrayList<HostFile.Result>();

        for (int i = 0; i < 5_000; i++) {
            results.add(HostFile.read(damaged(HostExample.JSON, random)));
        }

        assertThat(results).hasAtLeastOneElementOfType(Read.class).hasAtLeastOneElementOfType(Faulty.class);
        assertThat(results).isNotEmpty().allSatisfy(result -> {
            if (result instanceof Faulty faulty) {
                assertThat(faulty.faults()).isNotEmpty();
            }
        });
    }

    /** The text with a few characters or tokens lost, doubled, or replaced by what matters to JSON or to us. */
    private static String damaged(String json, Random random) {
        List<String> pieces = List.of(
                "",
                "\"",
                ",",
                "{",
                "}",
                "[",
                "]",
                ":",
                "null",
                "-1",
                "1e9",
                "\\",
                "\u0000",
                "\ud800",
                "\"id\": \"x\",",
                "é");
        var text = new StringBuilder(json);
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            text.replace(from, to, pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static String changed(String piece, String instead) {
        assertThat(HostExample.JSON).containsOnlyOnce(piece);
        return HostExample.JSON.replace(piece, instead);
    }

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    @Test
    void theHostsOwnWordsMayBeSaidInFurtherLanguages() {
        Host host = HostFile.hostOf(HostFile.read(words("""
                {"es": {"promise": "Sí", "cities": {"denver": "Denver, Colorado"}, "meetings": {"coffee": "Un café"}}}""")));
        Host spanish = host.in(Locale.forLanguageTag("es"));

        assertThat(spanish.promise()).isEqualTo("Sí");
        assertThat(spanish.home().name()).isEqualTo("Denver, Colorado");
        assertThat(spanish.meeting("coffee").map(Meeting::label)).contains("Un café");
        assertThat(spanish.meetings().getLast()).isEqualTo(host.meetings().getLast());
        assertThat(host.in(Locale.ENGLISH)).isEqualTo(host).isEqualTo(host.in(Locale.GERMAN));
        assertThat(host.promise()).isNotEqualTo("Sí");
    }

    @Test
    void pagesOfFurtherLanguagesAreInAFolderOfTheirOwn() {
        Host host = HostFile.hostOf(HostFile.read(words("{}")));

        assertThat(host.folder(Locale.ENGLISH)).isEmpty();
        assertThat(host.folder(Locale.forLanguageTag("es"))).isEqualTo("/es");
        assertThat(host.folder(Locale.FRENCH)).isEmpty();
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
    void aFaultInThemIsToldWithItsField(String words, String field, String fix) {
        assertThat(HostFile.read(words(words)))
                .isInstanceOfSatisfying(
                        HostFile.Faulty.class,
                        faulty -> assertThat(faulty.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.field()).isEqualTo(field);
                            assertThat(fault.fix()).contains(fix);
                        }));
    }

    private static String words(String words) {
        return HostExample.JSON.replace("[\"en\"]", "[\"en\", \"es\", \"de\"], \"words\": " + words);
    }
}
