package meetme.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "مرحبا", "👩‍👩‍👧", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "a < b & \"c\"", "Łukasz O’Neil", "𝒳"})
    void aPersonsWordsStayAsTheyAre(String typed) {
        assertThat(SafeText.oneLine(typed)).isEqualTo(typed);
        assertThat(SafeText.lines(typed)).containsExactly(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u000Bb", "a\fb"})
    void everyKindOfLineBreakIsOne(String typed) {
        assertThat(SafeText.lines(typed)).containsExactly("a", "b");
        assertThat(SafeText.oneLine(typed)).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0000b, ab",
        "a\u001B[31mb, a[31mb",
        "a\u202Eb, ab",
        "a\u2066b\u2069, ab",
        "a\uD800b, a\uFFFDb",
        "a\uFFFEb, ab",
        "a\u200Eb\u061C, ab",
        "a\u200Bb, ab",
        "a\uE000b, ab",
        "a\uDB40\uDC41b, ab"
    })
    void whatCouldHarmIsGone(String typed, String harmless) {
        assertThat(SafeText.oneLine(typed)).isEqualTo(harmless);
    }

    @Test
    void blankLinesInBetweenStay() {
        assertThat(SafeText.lines("\n\na\n\nb\n")).containsExactly("a", "", "b");
    }
}
