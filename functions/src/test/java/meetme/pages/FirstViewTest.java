package meetme.pages;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first look at the page costs one round trip, whatever the language: of the site as the build made it. */
class FirstViewTest {

    private static final Path SITE = Path.of("target", "site");
    private static final int MOST_OF_THE_BOARD = 30_000;
    private static final Pattern LATER = Pattern.compile("const LATER = \\[(.*?)]", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** In each language. */
    static List<String> pages() throws IOException {
        return allPages().stream().filter(page -> page.endsWith("index.html")).toList();
    }

    static List<String> allPages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.map(file -> SITE.relativize(file).toString())
                    .filter(file -> file.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageAndAllThatItNeedsFitIntoTheFirstPackets(String page) throws IOException {
        Map<String, Integer> sizes = FirstView.of(SITE, page).sizes();

        assertThat(sizes.values().stream().mapToInt(size -> size).sum())
                .as("bytes of %s", sizes)
                .isLessThanOrEqualTo(FirstView.MOST);
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void noneOfItWaitsUntilAnotherHasBeenRead(String page) throws IOException {
        FirstView view = FirstView.of(SITE, page);

        assertThat(view.named()).containsAll(view.files().stream().skip(1).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, ask/ask.js, ask/filling.js",
        "board.html, board/board.js, board/plan.js",
        "board.html, board/invitations.js, board/inviting.js"
    })
    void norDoesWhatComesLater(String page, String script, String first) throws IOException {
        String asks = FirstView.assets(SITE) + script;
        String named = LATER.matcher(Files.readString(SITE.resolve(asks)))
                .results()
                .map(list -> list.group(1))
                .collect(joining());
        Set<String> later = FirstView.withImports(SITE, List.of(FirstView.assets(SITE) + first));
        later.removeAll(FirstView.of(SITE, page).files());

        assertThat(Pattern.compile("'([^']+)'")
                        .matcher(named)
                        .results()
                        .map(path -> FirstView.beside(asks, path.group(1))))
                .containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void theBoardIsThereBeforeWhatItShowsOfThePlan() throws IOException {
        Map<String, Integer> sizes = FirstView.of(SITE, "board.html").sizes();

        assertThat(sizes.values().stream().mapToInt(size -> size).sum())
                .as("bytes of %s", sizes)
                .isLessThanOrEqualTo(MOST_OF_THE_BOARD);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theStyleFetchesNothingMore(String page) throws IOException {
        assertThat(FirstView.of(SITE, page).files())
                .filteredOn(file -> file.endsWith(".css"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(Files.readString(SITE.resolve(file))).doesNotContain("url(", "@import"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePictureHasItsRoomAndWaitsForItsTurn(String page) throws IOException {
        Element picture = Jsoup.parse(Files.readString(SITE.resolve(page))).selectFirst("img");

        assertThat(picture.attr("width")).isEqualTo("128");
        assertThat(picture.attr("height")).isEqualTo("128");
        assertThat(picture.attr("loading")).isEqualTo("lazy");
        assertThat(picture.hasAttr("fetchpriority")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theFunctionIsWokenBeforeAnyScriptRuns(String page) throws IOException {
        Element call = Jsoup.parse(Files.readString(SITE.resolve(page))).selectFirst("link[rel=preload]");

        assertThat(call.attr("href")).isEqualTo("/api/openings");
        // As the script asks for it, or the browser would ask twice.
        assertThat(call.attr("as")).isEqualTo("fetch");
        assertThat(call.attr("crossorigin")).isEmpty();
        assertThat(call.hasAttr("crossorigin")).isTrue();
    }

    @Test
    void whatAScriptImportsCountsAndWhatItAsksForLaterDoesNot() throws IOException {
        Files.writeString(
                folder.resolve("page.html"), "<link rel=stylesheet href=/a.css><script src=/one.js></script>");
        Files.writeString(folder.resolve("a.css"), "");
        Files.writeString(folder.resolve("one.js"), "import {\n  two,\n} from './two.js';\nimport('./later.js');\n");
        Files.writeString(folder.resolve("two.js"), "export {three} from './more/three.js';\nimport './one.js';\n");
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(
                folder.resolve("more/three.js"),
                "import '../more/four.js';\nexport const three = say('from', './nowhere.js');\n");
        Files.writeString(folder.resolve("more/four.js"), "");

        assertThat(FirstView.of(folder, "page.html").files())
                .containsExactly("page.html", "a.css", "one.js", "two.js", "more/three.js", "more/four.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel=stylesheet href=https://fonts.example/a.css>",
                "<link rel=modulepreload href=//cdn.example/a.js>",
                "<script src=https://cdn.example/a.js></script>",
                "<script src=/one.js></script>"
            })
    void whatComesFromSomebodyElseIsRefused(String html) throws IOException {
        Files.writeString(folder.resolve("page.html"), html);
        Files.writeString(folder.resolve("one.js"), "import {a} from 'https://cdn.example/a.js';\n");
        FirstView view = FirstView.of(folder, "page.html");

        assertThatThrownBy(view::files).isInstanceOf(AssertionError.class).hasMessageContaining(".example/");
    }
}
