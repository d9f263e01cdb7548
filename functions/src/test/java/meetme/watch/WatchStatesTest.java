package meetme.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.meetup.EmailAddress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds watches to docs/states.md: what each event makes of each state. */
class WatchStatesTest {

    private static final Path FILE = Path.of("..", "docs", "states.md");
    private static final Instant NOW = Samples.NOW;
    private static final List<String> EVENTS = List.of("ask", "confirm", "stop", "bounce", "time");

    @TestFactory
    Stream<DynamicTest> everyEventDoesWhatTheTableSays() {
        List<List<String>> rows = rows();
        assertThat(rows.getFirst().subList(1, rows.getFirst().size())).isEqualTo(EVENTS);
        assertThat(rows.subList(1, rows.size()))
                .extracting(List::getFirst)
                .containsExactly("nothing", "asked", "on", "on, and asked for more", "off");
        return rows.subList(1, rows.size()).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getFirst(),
                        () -> assertThat(EVENTS.stream()
                                        .map(event -> name(after(event, state(row.getFirst()))))
                                        .toList())
                                .isEqualTo(row.subList(1, row.size()))));
    }

    private static Optional<Watch> state(String name) {
        return switch (name) {
            case "nothing" -> Optional.empty();
            case "asked" -> Optional.of(asked());
            case "on" -> Optional.of(asked().confirm(NOW));
            case "on, and asked for more" -> Optional.of(more());
            case "off" -> Optional.of(asked().stop(NOW));
            case String other -> throw new AssertionError(other);
        };
    }

    private static Watch.Asked asked() {
        return (Watch.Asked) ask("Lisbon", NOW).after(Optional.empty(), NOW).watch();
    }

    private static Watch more() {
        return ask("Porto", NOW).after(Optional.of(asked().confirm(NOW)), NOW).watch();
    }

    private static Ask ask(String city, Instant at) {
        return new Ask(new EmailAddress("pat@example.org"), new Wish(Optional.of(city), Locale.ENGLISH, at), "00");
    }

    private static Optional<Watch> after(String event, Optional<Watch> before) {
        return switch (event) {
            case "ask" -> Optional.of(ask("Faro", NOW).after(before, NOW).watch());
            case "confirm" ->
                before.map(watch -> switch (watch) {
                    case Watch.Asked asked -> asked.confirm(NOW);
                    case Watch.On on -> on.confirm(NOW);
                    case Watch.Off off -> off;
                });
            case "stop", "bounce" -> before.map(watch -> watch.stop(NOW));
            // What is next due, at the moment at which it is.
            case "time" -> before.flatMap(watch -> watch.at(watch.nextAt()));
            case String other -> throw new AssertionError(other);
        };
    }

    private static String name(Optional<Watch> watch) {
        return watch.map(any -> switch (any) {
                    case Watch.Asked _ -> "asked";
                    case Watch.On on -> on.waiting().isEmpty() ? "on" : "on, and asked for more";
                    case Watch.Off _ -> "off";
                })
                .orElse("nothing");
    }

    private static List<List<String>> rows() {
        try {
            String text = Files.readString(FILE);
            String table = text.substring(text.indexOf("## Who wants to be told of trips"));
            return table.lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("|--"))
                    .takeWhile(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .limit(6)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNotConfirmedIsGoneAfterThreeDaysAndTheRestAfterTwoYears() {
        Watch.Asked asked = asked();
        assertThat(asked.nextAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(asked.confirm(NOW).nextAt()).isEqualTo(NOW.plus(Duration.ofDays(730)));
        assertThat(asked.at(NOW.plus(Duration.ofDays(3)).minusMillis(1))).isPresent();
        assertThat(asked.at(NOW.plus(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void eachPlaceLapsesByItself() {
        Instant later = NOW.plus(Duration.ofDays(2));
        Watch both = ask("Porto", later).after(Optional.of(asked()), later).watch();

        assertThat(both.at(NOW.plus(Duration.ofDays(3))).orElseThrow().waiting())
                .singleElement()
                .satisfies(wish -> assertThat(wish.city()).hasValue("Porto"));
    }

    @Test
    void oneMailADayAsksForAllThatWaits() {
        Ask.Result first = ask("Lisbon", NOW).after(Optional.empty(), NOW);
        Ask.Result second = ask("Porto", NOW).after(Optional.of(first.watch()), NOW);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        Ask.Result third =
                ask("Faro", tomorrow).after(Optional.of(second.watch().stop(NOW)), tomorrow);

        assertThat(List.of(first.mails(), second.mails(), third.mails())).containsExactly(true, false, true);
        assertThat(second.watch().waiting()).hasSize(2);
        assertThat(ask("Faro", NOW)
                        .after(Optional.of(first.watch().stop(NOW)), NOW)
                        .mails())
                .as("stopping and asking again is no way to write to somebody twice")
                .isFalse();
    }

    @Test
    void twentyPlacesAreEnough() {
        Optional<Watch> watch = Optional.empty();
        for (int i = 0; i < 30; i++) {
            watch = Optional.of(ask("City " + i, NOW).after(watch, NOW).watch());
        }

        assertThat(watch.orElseThrow().waiting()).hasSize(20);
        assertThat(watch.orElseThrow().waiting().getLast().city()).hasValue("City 29");
    }

    @Test
    void whoIsOnKeepsTheirAddressAndLanguageUntilTheyConfirmAnother() {
        Watch.On on = asked().confirm(NOW);
        Ask other = new Ask(
                new EmailAddress("PAT+x@example.org"), new Wish(Optional.of("Porto"), Locale.GERMAN, NOW), "01");

        Watch.On more = (Watch.On) other.after(Optional.of(on), NOW).watch();

        assertThat(more.who().email().value()).isEqualTo("pat@example.org");
        assertThat(more.who().language()).isEqualTo(Locale.ENGLISH);
        assertThat(more.who().nonce()).isEqualTo("00");
        assertThat(more.confirm(NOW).who().language()).isEqualTo(Locale.GERMAN);
        assertThat(more.confirm(NOW).wishes()).hasSize(2);
    }
}
