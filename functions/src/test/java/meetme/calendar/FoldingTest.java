package meetme.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @Test
    void aLineOf75OctetsStaysWhole() {
        assertThat(Folding.fold("x".repeat(75) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n");
        assertThat(Folding.fold("x".repeat(76) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n x\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "東", "🥖", "xü東🥖", "e\u0301", "👩‍👩‍👧"})
    void noLineIsLongerThan75OctetsAndNoCharacterIsCut(String piece) {
        for (int shift = 0; shift < 5; shift++) {
            // Given
            String lines = "SUMMARY:" + "-".repeat(shift) + piece.repeat(100) + "\r\nEND:VEVENT\r\n";

            // When
            String folded = Folding.fold(lines);

            // Then each line is whole on its own
            assertThat(folded.split("\r\n")).isNotEmpty().allSatisfy(line -> {
                byte[] octets = line.getBytes(StandardCharsets.UTF_8);
                assertThat(octets).hasSizeLessThanOrEqualTo(75);
                assertThat(new String(octets, StandardCharsets.UTF_8))
                        .isEqualTo(line)
                        .doesNotContain("\uFFFD");
            });
            assertThat(folded.replace("\r\n ", "")).isEqualTo(lines);
        }
    }
}
