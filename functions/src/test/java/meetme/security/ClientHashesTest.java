package meetme.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHashesTest {

    private final ClientHashes clients = new ClientHashes(() -> Samples.KEYS);

    @ParameterizedTest
    @CsvSource({
        // one household's network of 64 bits, as CloudFront may write it
        "2001:db8:1:2::1,        2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1,        2001:0db8:0001:0002:0:0:0:1,      true",
        "2001:db8:1:2::1,        2001:db8:1:3::1,                  false",
        "2001:db8:1:2::443,      2001:db8:1:2::444,                true",
        "2001:db8::1,            2001:db8::2,                      true",
        "2001:db8::1,            2001:db9::1,                      false",
        "192.0.2.1,              192.0.2.1,                        true",
        "192.0.2.1,              192.0.2.2,                        false",
        "::ffff:192.0.2.1,       192.0.2.1,                        true",
        "::1,                    2001:db8::1,                      false",
    })
    void clientsAreToldApartByTheirBareAddress(String one, String other, boolean same) {
        assertThat(of(one).hash().equals(of(other).hash())).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:2:2::1,    false",
        "192.0.2.1,       192.0.2.255,        true",
        "192.0.2.1,       192.0.3.1,          false",
    })
    void clientsAreInOneNetworkWhereOneCustomerMayHaveThemAll(String one, String other, boolean same) {
        assertThat(of(one).network().equals(of(other).network())).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "localhost", "192.0.2.1:443", "[2001:db8::1]", "[2001:db8::1]:443", "fe80::1%lo"})
    void whateverIsNoBareAddressIsOneClient(String unreadable) {
        assertThat(of(unreadable)).isEqualTo(clients.of(Optional.empty()));
    }

    @Test
    void nothingOfTheAddressIsLeft() {
        assertThat(of("192.0.2.1").hash()).matches("[0-9a-f]{32}");
        assertThat(of("192.0.2.1").network()).matches("[0-9a-f]{32}");
    }

    private HashedClient of(String viewerAddress) {
        return clients.of(Optional.of(viewerAddress));
    }
}
