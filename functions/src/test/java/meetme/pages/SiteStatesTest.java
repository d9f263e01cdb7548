package meetme.pages;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the site's lists of states, and the API's, to the diagram in docs/states.md. {@code StatesTest} holds the diagram to the
 * program.
 */
class SiteStatesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +([\\w\\[\\]*]+) --> (\\w+)");
    private static final Pattern WORD = Pattern.compile("[\"']([a-z]+)[\"']");
    private static final Pattern LINE = Pattern.compile("(?m)^ +- (\\w+)$");
    private static final Pattern STYLED = Pattern.compile("data-state=([a-z]+)");

    /** What the pages show as a state though the API has none of that name: the meetup has ended, or the request is gone. */
    private static final String OVER = "over";

    private static final String ERASED = "erased";

    private static Set<String> states;

    @BeforeAll
    static void readTheDiagram() throws IOException {
        String diagram = between(ROOT.resolve("docs/states.md"), "stateDiagram-v2", "```");
        states = ARROW.matcher(diagram)
                .results()
                .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
                .filter(state -> !state.equals("[*]"))
                .collect(toSet());
        assertThat(states).hasSizeGreaterThan(10).contains("pending", "missed");
    }

    @Test
    void theApiNamesEachState() throws IOException {
        String list = between(ROOT.resolve("functions/openapi.yaml"), "\n    State:\n", "\n    Slot:\n");

        assertThat(found(LINE, list)).containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    void theScriptsTypesNameEachState() throws IOException {
        assertThat(words("shared/answers.d.ts", "export type State =", ";"))
                .containsExactlyInAnyOrderElementsOf(states);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide/decide.jte", "status/status.jte"})
    void eachPageHasATemplateForEachState(String page) throws IOException {
        assertThat(words(page, "!{var states = ", ";")).containsExactlyInAnyOrderElementsOf(with(states, OVER));
    }

    @Test
    void onTheStatusPageEachStateIsEitherOpenOrOver() throws IOException {
        List<String> open = words("status/status.js", "const OPEN = ", ";");
        List<String> over = words("status/status.js", "const OVER = ", ";");

        assertThat(Stream.concat(open.stream(), over.stream())).containsExactlyInAnyOrderElementsOf(states);
    }

    @ParameterizedTest
    @CsvSource({
        "decide/decide.js, const SAID = , ;",
        "status/status.js, const SAID = , ;",
        "status/status.jte, !{var way = , ;",
        "decide/decide.jte, '@if(List.of(', contains(state)"
    })
    void noListHasAStateThatDoesNotExist(String file, String from, String to) throws IOException {
        assertThat(words(file, from, to)).isNotEmpty().isSubsetOf(with(states, OVER));
    }

    @Test
    void theStyleKnowsNoStateThatDoesNotExist() throws IOException {
        assertThat(found(STYLED, Files.readString(site("shared/letter.css"))))
                .isNotEmpty()
                .isSubsetOf(with(states, OVER, ERASED));
    }

    @Test
    void theBoardHasAWordForEachState() throws IOException {
        Path words = Path.of("src/main/resources/meetme/pages/page.properties");
        Pattern key = Pattern.compile("(?m)^script\\.board\\.state\\.(\\w+) =");

        assertThat(found(key, Files.readString(words))).containsExactlyInAnyOrderElementsOf(with(states, OVER));
    }

    @Test
    void thePageOfAnInvitationHasATemplateForEachOfItsStates() throws IOException {
        List<String> states = found(
                Pattern.compile("(\\w+)"),
                between(ROOT.resolve("functions/openapi.yaml"), "\n    InvitationState:\n      enum: [", "]"));
        assertThat(states).hasSize(6);

        assertThat(words("shared/answers.d.ts", "export type InvitationState =", ";"))
                .containsExactlyInAnyOrderElementsOf(states);
        // The open one has a template of its own.
        assertThat(words("invited/invited.jte", "@for(String state : List.of(", "))"))
                .containsExactlyInAnyOrderElementsOf(without("open", with(Set.copyOf(states), "taken", "off", ERASED)));
    }

    @ParameterizedTest
    @CsvSource({"invited/invited", "watch/watch"})
    void theirStylesKnowNoStateThatHasNoTemplate(String page) throws IOException {
        assertThat(found(STYLED, Files.readString(site(page + ".css"))))
                .isNotEmpty()
                .isSubsetOf(words(page + ".jte", "@for(String state : List.of(", "))"));
    }

    @Test
    void thePageOfAWatchHasATemplateForEachOfItsStates() throws IOException {
        String view = between(ROOT.resolve("functions/openapi.yaml"), "\n    WatchView:\n", "\n    Watchers:\n");
        List<String> states =
                found(Pattern.compile("(\\w+)"), view.replaceFirst("(?s).*?state: .*?enum: \\[(.*?)].*", "$1"));
        assertThat(states).hasSize(3);

        assertThat(words("watch/watch.jte", "@for(String state : List.of(", "))"))
                .containsExactlyInAnyOrderElementsOf(with(Set.copyOf(states), "ended"));
    }

    private static Set<String> without(String one, Set<String> some) {
        return some.stream().filter(each -> !each.equals(one)).collect(toSet());
    }

    private static List<String> words(String file, String from, String to) throws IOException {
        return found(WORD, between(site(file), from, to));
    }

    private static Path site(String file) {
        return ROOT.resolve("static-site").resolve(file);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(SiteStatesTest::first).toList();
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(toSet());
    }

    private static String between(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf(from);
        assertThat(start).as("%s in %s", from, file).isNotNegative();
        int end = text.indexOf(to, start + from.length());
        assertThat(end).as("%s after %s in %s", to, from, file).isNotNegative();
        return text.substring(start + from.length(), end);
    }
}
