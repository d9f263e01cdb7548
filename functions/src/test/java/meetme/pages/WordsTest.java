package meetme.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final PageText words = PageText.in(Locale.ENGLISH).knowing("city", "Denver");

    @Test
    void whatIsNotKnownYetKeepsItsBraces() {
        assertThat(words.say("view.stay")).isEqualTo("In {cityName}");
    }

    @Test
    void bracesInAValueAreNotFilledInAgain() {
        assertThat(words.knowing("city", "{host}$1").knowing("host", "Ada").say("zone"))
                .isEqualTo("{host}$1 time");
    }

    @Test
    void oneAndManyAreSaidDifferently() {
        assertThat(words.count("days", 1)).isEqualTo("a day");
        assertThat(words.count("days", 3)).isEqualTo("3 days");
    }

    @Test
    void aLanguageWithoutWordsIsAnsweredInEnglish() {
        assertThat(PageText.in(Locale.forLanguageTag("tlh")).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void apostrophesAreTypographic() {
        assertThat(words.under("")).isNotEmpty().noneMatch(line -> line.text().contains("'"));
    }
}
