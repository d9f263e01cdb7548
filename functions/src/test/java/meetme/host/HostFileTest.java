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
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import meetme.host.HostFile.Fault;
import meetme.host.HostFile.Faulty;
import meetme.host.HostFile.Read;
import meetme.meetup.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertThat(host.locale(Locale.ENGLISH)).isEqualTo(Locale.UK);
        assertThat(host.locale(Locale.GERMAN)).isEqualTo(Locale.GERMANY);
        assertThat(host.rules())
                .isEqualTo(new Rules(
                        Duration.ofHours(24),
                        Period.ofDays(90),
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        Duration.ofDays(3),
                        Duration.ofDays(180),
                        false,
                        new Pace(Duration.ofMinutes(30), OptionalInt.empty(), OptionalInt.empty())));
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
        assertThat(HostFile.read(HostExample.changed(piece, ""))).isInstanceOf(Read.class);
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
        assertThat(HostFile.read(HostExample.changed(piece, instead))).isInstanceOf(Read.class);
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
                arguments("\"en\": \"GB\"", "\"en\": \"001\", \"es\": \"MX\""),
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
        assertThat(HostFile.hostOf(HostFile.read(HostExample.changed("Robin Host", "  Robin Host\u2003")))
                        .name())
                .isEqualTo("Robin Host");
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

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    @Test
    void aCityMayHaveANameInEachLanguage() {
        String json = HostExample.inThreeLanguages("{\"de\": {\"promise\": \"Ja\"}}")
                .replace("\"name\": \"Denver\"", "\"name\": {\"en\": \"Lisbon\", \"de\": \"Lissabon\"}");
        Host host = HostFile.hostOf(HostFile.read(json));

        assertThat(host.home().name()).isEqualTo("Lisbon");
        assertThat(host.in(Locale.GERMAN).home().name()).isEqualTo("Lissabon");
        assertThat(host.in(Locale.GERMAN).promise()).isEqualTo("Ja");
        assertThat(host.in(Locale.forLanguageTag("es")).home().name()).isEqualTo("Lisbon");
    }

    @Test
    void theHostsOwnWordsMayBeSaidInFurtherLanguages() {
        Host host = HostFile.hostOf(HostFile.read(HostExample.inThreeLanguages("""
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
        Host host = HostFile.hostOf(HostFile.read(HostExample.inThreeLanguages("{}")));

        assertThat(host.folder(Locale.ENGLISH)).isEmpty();
        assertThat(host.folder(Locale.forLanguageTag("es"))).isEqualTo("/es");
        assertThat(host.folder(Locale.FRENCH)).isEmpty();
    }
}
