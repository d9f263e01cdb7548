package meetme.meetup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Pat Visitor",
                "René O’Brien-Åkesson 3rd 🥖",
                "Rene\u0301e",
                "Анна Каренина",
                "Ἀριάδνη Παπαδοπούλου",
                "محمد علي",
                "דָּוִד",
                "अनुष्का शर्मा",
                "สมชาย ใจดี",
                "山田 太郎",
                "山田エリカ",
                "さくらサクラ桜ー々",
                "DJ田中",
                "王ㄨㄤˊ",
                "김민준金Kim",
                // Whole words in another alphabet imitate nothing by mixing
                "Иван Smith",
                "ＰＡＴ"
            })
    void aNameAsPeopleWriteTheirsMixesNothing(String name) {
        assertThat(Alphabets.mixedIn(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Each with one or two letters that look like Latin ones
        "P\u0430t Visitor,        Latin Cyrillic",
        "\u0420\u0430t Visitor,   Cyrillic Latin",
        "Pat Visit\u03bfr,        Latin Greek",
        "\u041e\u2019Brien,       Cyrillic Latin",
        "P\u0430\u0301t,          Latin Cyrillic",
        "P.\u0430.t,              Latin Cyrillic",
        "P\u0251t\u0585,          Latin Armenian",
        "\u13e2at,                Cherokee Latin",
        "P\u0430t Visit\u03bfr,   Latin Cyrillic Greek",
        "\u30ab\u31ab,            Katakana Bopomofo",
        "\ud55c\u3042,            Hangul Hiragana",
        "Pat\u0645,               Latin Arabic",
        "P\ud800\udf00t,          Latin Old Italic"
    })
    void aWordThatMixesAlphabetsIsTold(String name, String alphabets) {
        assertThat(String.join(" ", Alphabets.mixedIn(name))).isEqualTo(alphabets);
    }

    @Test
    void aMarkThatSeveralAlphabetsShareIsOfItsLetters() {
        assertThat(Alphabets.mixedIn("и\u0306 e\u0301 \u0652\u0644")).isEmpty();
    }
}
