package meetme.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import meetme.text.Words;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("meetme.mail.mails", Locale.ROOT);

    private static final List<String> TEMPLATES = List.of("src/main/jte/html/mail", "src/main/jte/text/mail");
    private static final List<String> SPEAKERS = Stream.concat(
                    Stream.of("mail", "calendar", "letters", "keeping").map("src/main/java/meetme/"::concat),
                    TEMPLATES.stream())
            .toList();

    @Test
    void noStraightApostropheQuotesWordsAway() {
        assertThat(ENGLISH.keySet())
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(ENGLISH.getString(key)).isNotBlank().doesNotContain("'"));
    }

    @Test
    void everyWordThatIsAskedForIsThereAndNoOther() throws IOException {
        // Given
        Set<String> said = new TreeSet<>();
        for (Path source : sources(SPEAKERS)) {
            Matcher key = Pattern.compile("\"((?:[a-z][a-z-]*\\.)+[a-z-]+)\"").matcher(Files.readString(source));
            key.results().map(match -> match.group(1)).filter(WordsTest::isOurs).forEach(said::add);
        }

        // Then
        assertThat(said).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    private static boolean isOurs(String key) {
        return ENGLISH.keySet().stream().anyMatch(own -> own.startsWith(key.substring(0, key.indexOf('.') + 1)));
    }

    @Test
    void noWordStandsInATemplate() throws IOException {
        List<Path> templates = sources(TEMPLATES);
        assertThat(templates).isNotEmpty();
        for (Path template : templates) {
            String words = Files.readString(template)
                    .replaceAll("(?s)<style>.*?</style>|<%--.*?--%>", "")
                    .replaceAll("(?m)^(@|!\\{).*$", "")
                    .replaceAll("\\$(unsafe)?\\{[^}]*}", "")
                    .replaceAll("<[^>]*>", "");
            assertThat(words).as(template.toString()).doesNotContainPattern("\\p{L}");
        }
    }

    @Test
    void aLanguageWithoutWordsIsAnsweredInEnglishWhateverTheMachineSpeaks() {
        // Given
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            // When
            Words words = Words.in(Locale.of("xx"));

            // Then
            assertThat(words.language()).isEqualTo(Locale.ENGLISH);
            assertThat(words.say("receipt.title")).isEqualTo("Not booked yet");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void whatIsPutInIsNotReadAsAPattern() {
        assertThat(Words.in(Locale.ENGLISH).say("request.title", "{0} '{1}' ${x}"))
                .isEqualTo("{0} '{1}' ${x} would like to meet you");
    }

    private static List<Path> sources(List<String> folders) {
        return folders.stream().map(Path::of).flatMap(WordsTest::files).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
