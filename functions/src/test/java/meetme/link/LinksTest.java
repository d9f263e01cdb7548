package meetme.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import meetme.Samples;
import meetme.meetup.Asked;
import meetme.meetup.Side;
import meetme.meetup.Store.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final Asked asked = Samples.asked(1);
    private final Links links = new Links(() -> Samples.KEYS);
    private final String token = links.mint(Side.HOST, asked);

    @Test
    void aLinkOpensItsRequestForItsSide() {
        assertThat(links.verify(token, Side.HOST, Samples.NOW)).hasValueSatisfying(link -> {
            assertThat(link.request()).isEqualTo(asked.id());
            assertThat(link.opens(asked)).isTrue();
            assertThat(link.opens(Samples.asked(2))).isFalse();
        });
        assertThat(links.verify(token, Side.VISITOR, Samples.NOW)).isEmpty();
    }

    @Test
    void noBitOfALinkCanBeChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
            assertThat(links.verify(forged, Side.HOST, Samples.NOW))
                    .as("bit %d", bit)
                    .isEmpty();
            assertThat(links.verify(forged, Side.VISITOR, Samples.NOW))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void aLinkHasOneSpelling() {
        assertThat(token.length()).isLessThan(250);
        assertThat(links.verify(token + "=", Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + ".", Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + ">", Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + "A", Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token.substring(1), Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token.substring(0, token.length() - 1), Side.HOST, Samples.NOW))
                .isEmpty();
        assertThat(links.verify(token.toLowerCase(java.util.Locale.ROOT), Side.HOST, Samples.NOW))
                .isEmpty();
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String respelt = token.substring(0, token.length() - 1) + last;
            assertThat(links.verify(respelt, Side.HOST, Samples.NOW).isPresent())
                    .isEqualTo(respelt.equals(token));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "null", "eyJhbGciOiJub25lIn0.e30.", "€", "%00", "\u0000"})
    void whatIsNoLinkOpensNothing(String noLink) {
        assertThat(links.verify(noLink, Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify("A".repeat(10_240), Side.HOST, Samples.NOW)).isEmpty();
    }

    @Test
    void aLinkHoldsToTheSecond() {
        Instant end = asked.forgetAt();

        assertThat(links.verify(token, Side.HOST, end.minusSeconds(1))).isPresent();
        assertThat(links.verify(token, Side.HOST, end)).isEmpty();
    }

    @Test
    void oldLinksOutliveARotationAndDieWithTheirKey() {
        byte[] second = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        KeyRing rotated = new KeyRing("k2", Map.of("k1", Samples.KEYS.keys().get("k1"), "k2", second));
        KeyRing retired = new KeyRing("k2", Map.of("k2", second));

        assertThat(new Links(() -> rotated).verify(token, Side.HOST, Samples.NOW))
                .isPresent();
        assertThat(new Links(() -> rotated).mint(Side.HOST, asked)).isNotEqualTo(token);
        assertThat(new Links(() -> retired).verify(token, Side.HOST, Samples.NOW))
                .isEmpty();
    }

    @Test
    void theSameRequestGetsTheSameLink() {
        assertThat(links.mint(Side.HOST, asked)).isEqualTo(token);
        assertThat(links.mint(Side.VISITOR, asked)).isNotEqualTo(token);
    }

    @Test
    void theFormsAnswerHasALinkThatOpensTheSameAndProvesNothing() {
        String answered = links.mintForAnswer(Receipt.of(Samples.pending(1)));
        String mailed = links.mint(Side.VISITOR, asked);

        assertThat(answered).isNotEqualTo(mailed);
        assertThat(links.verify(answered, Side.VISITOR, Samples.NOW))
                .hasValueSatisfying(link -> assertThat(link.opens(asked)).isTrue())
                .hasValueSatisfying(link -> assertThat(link.mailed()).isFalse());
        assertThat(links.verify(mailed, Side.VISITOR, Samples.NOW))
                .hasValueSatisfying(link -> assertThat(link.opens(asked)).isTrue())
                .hasValueSatisfying(link -> assertThat(link.mailed()).isTrue());
        assertThat(links.verify(answered, Side.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(mailed, Side.HOST, Samples.NOW)).isEmpty();
    }
}
