package meetme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/threats.md} to the tests it names. */
class ThreatsTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))\\.([a-z][A-Za-z0-9]+)`");
    private static final List<String> THREATS =
            IntStream.rangeClosed(1, 22).mapToObj(String::valueOf).toList();

    private static final Pattern RUN = Pattern.compile("(?m)^ +@(Test|ParameterizedTest|AfterAll)$");

    @Test
    void everyThreatNamesATestThatIsRun() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "threats.md")).stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .toList();

        assertThat(rows)
                .extracting(row -> row.replaceAll("\\| ([0-9]+) .*", "$1"))
                .containsExactlyElementsOf(THREATS);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            List<MatchResult> named = TEST.matcher(row).results().toList();
            assertThat(named).isNotEmpty();
            for (MatchResult test : named) {
                assertThat(isRun(test.group(1), test.group(2)))
                        .as("%s is run", test.group())
                        .isTrue();
            }
        });
    }

    // A method and what is written above it, up to a blank line.
    private static boolean isRun(String test, String method) {
        String source = source(test);
        return !source.contains("@Disabled")
                && Stream.of(source.split("\n\n", -1))
                        .anyMatch(part -> part.contains(" void " + method + "(")
                                && RUN.matcher(part).find());
    }

    // In the ordinary tests, or in those that need a browser.
    private static String source(String test) {
        try (Stream<Path> ordinary = Files.walk(Path.of("src", "test", "java"));
                Stream<Path> browser = Files.walk(Path.of("src", "e2e", "java"))) {
            Path file = Stream.concat(ordinary, browser)
                    .filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test));
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(test, e);
        }
    }
}
