package meetme.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampsTest {

    private final Stamps stamps = new Stamps(() -> Samples.KEYS);
    private final String stamp = stamps.mint(Samples.NOW);

    @Test
    void aStampIsFreshFromTwoSecondsToADay() {
        assertThat(stamps.isFresh(stamp, Samples.NOW.plusMillis(1_999))).isFalse();
        assertThat(stamps.isFresh(stamp, Samples.NOW.plusMillis(2_000))).isTrue();
        assertThat(stamps.isFresh(stamp, Samples.NOW.plus(Duration.ofHours(24))))
                .isTrue();
        assertThat(stamps.isFresh(stamp, Samples.NOW.plus(Duration.ofHours(24)).plusMillis(1)))
                .isFalse();
        assertThat(stamps.isFresh(stamp, Samples.NOW.minusSeconds(60))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "k1.", "k1.AAAA", "k1", "k9.AAAA", "k1.!!!!"})
    void whatWasNotMintedHereIsNotFresh(String forged) {
        assertThat(stamps.isFresh(forged, Samples.NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void aChangedStampIsNotFresh() {
        char[] changed = stamp.toCharArray();
        changed[6] = changed[6] == 'A' ? 'B' : 'A';

        assertThat(stamps.isFresh(new String(changed), Samples.NOW.plusSeconds(60)))
                .isFalse();
    }
}
