package meetme.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\ud800b",
                "a\ufffeb",
                "a\udb40\udc41b",
                "a\ue000b",
                "\ufeffa",
                "a\ufffdb",
                "a\ufffcb",
                "a\rb"
            })
    void whatHidesOrReversesTextIsRefused(String typed) {
        assertThat(TypedText.line(typed)).isEmpty();
        assertThat(TypedText.lines(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u3000",
                "\u200d",
                "\u200c\u200d",
                "\t",
                "\ufe0f",
                "\u3164\u2800",
                "\u0301\u0301",
                "\udb40\udd00"
            })
    void whatShowsNothingIsEmpty(String typed) {
        assertThat(TypedText.line(typed)).hasValue("");
        assertThat(TypedText.lines(typed)).hasValue("");
    }

    @Test
    void ordinaryTextOfAnyLanguageIsKept() {
        assertThat(TypedText.line("  Zoe\u0308  O'Neil ")).hasValue("Zoë O'Neil");
        assertThat(TypedText.line("👩‍🚀 مرحبا 你好")).hasValue("👩‍🚀 مرحبا 你好");
        assertThat(TypedText.line("🏴󠁧󠁢󠁳󠁣󠁴󠁿 Isla")).hasValue("🏴󠁧󠁢󠁳󠁣󠁴󠁿 Isla");
        assertThat(TypedText.line("one\ntwo")).isEmpty();
        assertThat(TypedText.lines("one\r\ntwo\n\n\n\nthree")).hasValue("one\ntwo\n\nthree");
        assertThat(TypedText.length("👩a")).isEqualTo(2);
    }
}
