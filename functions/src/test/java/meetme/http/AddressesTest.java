package meetme.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import meetme.meetup.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "pat@example.org,            pat@example.org",
        "' Pat.V+trip@Example.ORG ', Pat.V+trip@example.org",
        "o'neil@sub.example.co.uk,   o'neil@sub.example.co.uk",
        "pat@bücher.de,              pat@xn--bcher-kva.de",
        "bounce@simulator.amazonses.com, bounce@simulator.amazonses.com",
    })
    void anAddressThatMailCanReachIsTaken(String typed, String address) {
        assertThat(Addresses.email(typed)).hasValue(new EmailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pat",
                "pat@",
                "@example.org",
                "a@b@c.org",
                "<a@b.org>c@d.org",
                "Pat <pat@example.org>",
                "a@x.org,b@x.org",
                ".pat@example.org",
                "pat.@example.org",
                "pa..t@example.org",
                "\"pat\"@example.org",
                "pat(x)@example.org",
                "pat@[127.0.0.1]",
                "pat@127.0.0.1",
                "pat@localhost",
                "pät@example.org",
                "pat@example.org\r\nBcc: x@example.org",
                "pat@exa\u0000mple.org",
                "mailto:pat@example.org",
                "pat@example.org?bcc=x@example.org",
                "pat@-example.org",
                "pat@example.1"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(Addresses.email(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pat@example.invalid,     invalid",
        "pat@PRINTER.Local,       local",
        "pat@x.localhost,         localhost",
        "pat@abc.onion,           onion",
        "pat@1.2.0.192.in-addr.arpa, arpa",
        "pat@local.example.org,",
        "pat@pat.example,",
        "pat@pat.test,",
    })
    void noMailGoesWhereNoServerAnswers(String typed, String nowhere) {
        assertThat(Addresses.email(typed).flatMap(Addresses::nowhere)).isEqualTo(Optional.ofNullable(nowhere));
    }

    @Test
    void lengthsAreThoseOfSmtp() {
        assertThat(Addresses.email("p".repeat(64) + "@example.org")).isPresent();
        assertThat(Addresses.email("p".repeat(65) + "@example.org")).isEmpty();
        assertThat(Addresses.email("pat@" + "a".repeat(63) + ".org")).isPresent();
        assertThat(Addresses.email("pat@" + "a".repeat(64) + ".org")).isEmpty();
        assertThat(Addresses.email("pat@" + "a.".repeat(130) + "org")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/in/pat,    https://www.linkedin.com/in/pat",
        "' https://example.org ',            https://example.org",
        "HTTPS://EXAMPLE.org/a?b=c%20d#frag, https://example.org/a?b=c%20d",
        "https://bücher.de/ä,                https://xn--bcher-kva.de/%C3%A4",
        "linkedin.com/in/pat,                https://linkedin.com/in/pat",
        "' Example.org ',                    https://example.org",
        "bücher.de/ä?b=c:d@e,                https://xn--bcher-kva.de/%C3%A4?b=c:d@e",
    })
    void aProfileIsAnHttpsAddressOfANamedHost(String typed, String address) {
        assertThat(Addresses.profile(typed)).hasValue(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pat",
                "/in/pat",
                "pat@example.org",
                "pat@example.org/in/pat",
                "example.org@evil.example",
                "example.org:8443",
                "example.org\\\\@evil.example",
                "127.0.0.1/x",
                "localhost/x.y",
                ".example",
                "x..example",
                "://example.org",
                "http://example.org",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//evil.example",
                "/\\evil.example",
                "https://a@evil.example",
                "https://2130706433/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://example.org:8443/",
                "https://exa mple.org",
                "https://example.org/%00%zz",
                "https:example.org",
                "https://localhost/"
            })
    void whatIsNoSuchAddressIsRefused(String typed) {
        assertThat(Addresses.profile(typed)).isEmpty();
    }
}
