package meetme.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import meetme.Samples;
import meetme.meetup.Party;
import meetme.meetup.RequestDetails;
import meetme.meetup.Requests.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final RequestDetails details = Samples.asked(1);
    private final Links links = new Links(() -> Samples.KEYS);
    private final String token = links.mint(Party.HOST, details);

    @Test
    void aLinkOpensItsRequestForItsSide() {
        assertThat(links.verify(token, Party.HOST, Samples.NOW)).hasValueSatisfying(link -> {
            assertThat(link.request()).isEqualTo(details.id());
            assertThat(link.opens(Samples.pending(1))).isTrue();
            assertThat(link.opens(Samples.pending(2))).isFalse();
            assertThat(link.opens(Samples.pending(1).erase(Samples.NOW).to())).isFalse();
        });
        assertThat(links.verify(token, Party.VISITOR, Samples.NOW)).isEmpty();
    }

    @Test
    void noBitOfALinkCanBeChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
            assertThat(links.verify(forged, Party.HOST, Samples.NOW))
                    .as("bit %d", bit)
                    .isEmpty();
            assertThat(links.verify(forged, Party.VISITOR, Samples.NOW))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void aLinkHasOneSpelling() {
        assertThat(token.length()).isLessThan(250);
        assertThat(links.verify(token + "=", Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + ".", Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + ">", Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token + "A", Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token.substring(1), Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(token.substring(0, token.length() - 1), Party.HOST, Samples.NOW))
                .isEmpty();
        assertThat(links.verify(token.toLowerCase(java.util.Locale.ROOT), Party.HOST, Samples.NOW))
                .isEmpty();
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String respelt = token.substring(0, token.length() - 1) + last;
            assertThat(links.verify(respelt, Party.HOST, Samples.NOW).isPresent())
                    .isEqualTo(respelt.equals(token));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "null", "eyJhbGciOiJub25lIn0.e30.", "€", "%00", "\u0000"})
    void whatIsNoLinkOpensNothing(String noLink) {
        assertThat(links.verify(noLink, Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify("A".repeat(10_240), Party.HOST, Samples.NOW)).isEmpty();
    }

    @Test
    void aLinkHoldsToTheSecond() {
        Instant end = details.forgetAt();

        assertThat(links.verify(token, Party.HOST, end.minusSeconds(1))).isPresent();
        assertThat(links.verify(token, Party.HOST, end)).isEmpty();
    }

    @Test
    void oldLinksOutliveARotationAndDieWithTheirKey() {
        byte[] second = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        KeyRing rotated = new KeyRing("k2", Map.of("k1", Samples.KEYS.keys().get("k1"), "k2", second));
        KeyRing retired = new KeyRing("k2", Map.of("k2", second));

        assertThat(new Links(() -> rotated).verify(token, Party.HOST, Samples.NOW))
                .isPresent();
        assertThat(new Links(() -> rotated).mint(Party.HOST, details)).isNotEqualTo(token);
        assertThat(new Links(() -> retired).verify(token, Party.HOST, Samples.NOW))
                .isEmpty();
    }

    @Test
    void theSameRequestGetsTheSameLink() {
        assertThat(links.mint(Party.HOST, details)).isEqualTo(token);
        assertThat(links.mint(Party.VISITOR, details)).isNotEqualTo(token);
    }

    @Test
    void theFormsAnswerHasALinkThatOpensTheSameAndProvesNothing() {
        String answered = links.mintForAnswer(Receipt.of(Samples.pending(1), Optional.empty()));
        String mailed = links.mint(Party.VISITOR, details);

        assertThat(answered).isNotEqualTo(mailed);
        assertThat(links.verify(answered, Party.VISITOR, Samples.NOW))
                .hasValueSatisfying(
                        link -> assertThat(link.opens(Samples.pending(1))).isTrue())
                .hasValueSatisfying(link -> assertThat(link.mailed()).isFalse());
        assertThat(links.verify(mailed, Party.VISITOR, Samples.NOW))
                .hasValueSatisfying(
                        link -> assertThat(link.opens(Samples.pending(1))).isTrue())
                .hasValueSatisfying(link -> assertThat(link.mailed()).isTrue());
        assertThat(links.verify(answered, Party.HOST, Samples.NOW)).isEmpty();
        assertThat(links.verify(mailed, Party.HOST, Samples.NOW)).isEmpty();
    }
}
