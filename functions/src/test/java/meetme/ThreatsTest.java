package meetme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/threats.md} to the tests it names. */
class ThreatsTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)\\.([a-z][A-Za-z0-9]+)`");
    private static final int THREATS = 15;

    @Test
    void everyThreatNamesATestThatExists() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "threats.md")).stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .toList();

        assertThat(rows).hasSize(THREATS).allSatisfy(row -> {
            List<MatchResult> named = TEST.matcher(row).results().toList();
            assertThat(named.isEmpty() && !row.contains("profile `e2e`")).isFalse();
            for (MatchResult test : named) {
                assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    private static String source(String test) {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test));
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(test, e);
        }
    }
}
