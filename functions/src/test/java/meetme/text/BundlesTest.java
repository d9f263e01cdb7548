package meetme.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each translation to the English words: where a line lacks, nobody is to read half a mail in English. */
class BundlesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/meetme");
    private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z][\\w.-]*) *=");
    private static final Pattern BLANK = Pattern.compile("\\{\\w+(?=[,}])");

    static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().matches(".*/[a-z]+\\.properties"))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Path> all() throws IOException {
        return english().stream().flatMap(file -> Stream.concat(Stream.of(file), translations(file)));
    }

    private static Stream<Path> translations(Path english) {
        return Bundles.LANGUAGES.stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .map(language -> translation(english, language));
    }

    private static Path translation(Path english, Locale language) {
        String name = english.getFileName().toString().replace(".properties", "_" + language + ".properties");
        return english.resolveSibling(name);
    }

    @Test
    void thereAreBundles() throws IOException {
        assertThat(english())
                .map(file -> file.getFileName().toString())
                .contains("mails.properties", "page.properties");
    }

    @ParameterizedTest
    @MethodSource("english")
    void eachTranslationSaysAllThatTheEnglishSaysAndNothingElse(Path english) throws IOException {
        Map<String, String> words = read(english);
        List<String> faults = new ArrayList<>();
        for (Path file : translations(english).toList()) {
            Map<String, String> translated = Files.exists(file) ? read(file) : Map.of();
            words.keySet().stream()
                    .filter(key -> !translated.containsKey(key))
                    .forEach(key -> faults.add(file + " lacks " + key + " = " + words.get(key)));
            translated.keySet().stream()
                    .filter(key -> !words.containsKey(key))
                    .forEach(key -> faults.add(file + " has " + key + ", which " + english + " has not"));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("english")
    void eachTranslationFillsInTheSameBlanks(Path english) throws IOException {
        Map<String, String> words = read(english);
        for (Path file : translations(english).toList()) {
            read(file)
                    .forEach((key, text) -> assertThat(blanks(text))
                            .as("what stands in braces in %s, %s", file, key)
                            .isEqualTo(blanks(words.getOrDefault(key, text))));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachLineIsThereOnceAndSaysSomethingWithoutAStraightApostrophe(Path file) throws IOException {
        assertThat(KEY.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                .as(file + " says no key twice")
                .isNotEmpty()
                .doesNotHaveDuplicates();
        read(file)
                .forEach((key, text) -> assertThat(text)
                        .as("%s in %s", key, file)
                        .isNotBlank()
                        .doesNotContain("'", "\uFFFD")
                        .isEqualTo(text.strip()));
    }

    private static Set<String> blanks(String text) {
        return new TreeSet<>(
                BLANK.matcher(text).results().map(MatchResult::group).toList());
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Map<String, String> words = new TreeMap<>();
        properties.forEach((key, text) -> words.put((String) key, (String) text));
        return words;
    }
}
