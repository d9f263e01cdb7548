package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Above the form its problems stand in a list of links, each away from its field: a sentence has to say by itself which one
 * it is about.
 */
class ProblemSentencesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/meetme");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    name;    name;                         Namen;                              nombre
                    email;   mail;                         Mail;                               correo
                    profile; profile;                      Profil;                             perfil
                    know;    know each other;              kennen;                             nos conocemos
                    topic;   talk about;                   worüber du reden möchtest;          de qué te gustaría hablar
                    city;    city;                         Stadt;                              ciudad
                    meeting; what (we will do|you feel);   was wir machen|wonach dir ist;      qué haremos|lo que te apetece
                    arrive;  day you arrive|first day;     dem du kommst|ersten Tag;           en que llegas|primer día
                    leave;   day you leave|last day;       dem du gehst|letzten Tag;           en que te vas|último día
                    times;   times?\\b|Clocks;             Zeit;                               horas?\\b
                    pledge;  not selling;                  nichts verkaufst;                   no vendes
                    """)
    void eachSaysWhichFieldItIsAbout(String field, String english, String german, String spanish) throws IOException {
        assertThat(sentences("", field))
                .isNotEmpty()
                .allSatisfy((key, sentence) -> assertThat(sentence).containsPattern(english));
        assertThat(sentences("_de", field))
                .isNotEmpty()
                .allSatisfy((key, sentence) -> assertThat(sentence).containsPattern(german));
        assertThat(sentences("_es", field))
                .isNotEmpty()
                .allSatisfy((key, sentence) -> assertThat(sentence).containsPattern(spanish));
    }

    /** What the server says about that field, and what the page says by itself. */
    private static Map<String, String> sentences(String language, String field) throws IOException {
        Map<String, String> sentences = new TreeMap<>();
        read("requesting/requests" + language).forEach((key, sentence) -> {
            if (key.equals(field) || key.toString().startsWith(field + ".")) {
                sentences.put("requests: " + key, sentence.toString());
            }
        });
        read("pages/page" + language).forEach((key, sentence) -> {
            if (key.toString().matches("ask\\." + field + "\\.(missing|wrong)")) {
                sentences.put("page: " + key, sentence.toString());
            }
        });
        return sentences;
    }

    private static Properties read(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"))) {
            properties.load(file);
        }
        return properties;
    }
}
