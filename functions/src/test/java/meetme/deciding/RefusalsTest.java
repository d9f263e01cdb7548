package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that lacks would be an exception at the very press that was to be refused kindly. */
class RefusalsTest {

    private static final Path SOURCES = Path.of("src/main/java/meetme/deciding");
    private static final Pattern KEY = Pattern.compile(
            "(?:because|refuse|required|optional)\\(\\s*\"?\\w+\"?,\\s*\"([^\"]+)\"|words\\.say\\(\"([^\"]+)\"|action\\(\"([^\"]+)\"");

    @Test
    void everyInstructionThatIsGivenIsThereAndNoOther() throws IOException {
        Set<String> given = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(source))
                        .results()
                        .flatMap(match -> Stream.of(1, 2, 3).map(match::group))
                        .filter(key -> key != null)
                        .forEach(given::add);
            }
        }

        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(ResourceBundle.getBundle("meetme.deciding.refusals", Locale.ROOT)
                        .keySet());
    }
}
