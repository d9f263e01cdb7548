package meetme.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.Samples;
import meetme.host.Host;
import meetme.host.HostFile;
import meetme.meetup.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityNameTest {

    @ParameterizedTest
    @CsvSource({
        "New York, NEW YORK",
        "New York, new-york",
        "New York, '  New   York '",
        "São Paulo, sao paulo",
        "München, Munchen",
        "Zürich, ZU\u0308RICH",
        "Malmö, MALMO",
        "København, kobenhavn",
        "Łódź, lodz",
        "İstanbul, istanbul",
        "Saint-Denis, saint denis",
        "L’Aquila, l'aquila",
        "Gießen, GIESSEN",
        "東京, 東京"
    })
    void caseAccentsAndPunctuationAreAside(String one, String other) {
        assertThat(CityName.of(one)).isEqualTo(CityName.of(other));
    }

    @ParameterizedTest
    @CsvSource({"York, New York", "Paris, Pari", "東京, 京都", "Roma, Rome"})
    void otherNamesAreOthers(String one, String other) {
        assertThat(CityName.of(one)).isNotEqualTo(CityName.of(other));
    }

    @Test
    void whatHasNoLetterIsItself() {
        assertThat(CityName.of("🗽")).isEqualTo(CityName.of(" 🗽 ")).isNotEqualTo(CityName.of("🗼"));
    }

    @Test
    void aCityHasAllItsNamesAndSoHasAnyOtherThatSharesOne() {
        // Given a trip that has a name in each language, and one on the board by one of them
        Host host = ((HostFile.Read) HostFile.read(Samples.hostFile(
                                Samples.trip("lisbon", "Lisbon", "Europe/Lisbon", "2026-12-07", "2026-12-10"),
                                Samples.trip("again", "lisbon", "Europe/Lisbon", "2027-03-07", "2027-03-10"))
                        .replace(
                                "\"name\": \"Lisbon\"",
                                "\"name\": {\"en\": \"Lisbon\", \"es\": \"Lisboa\", \"de\": \"Lissabon\"}")))
                .host();

        CityNames names = CityNames.of(host);

        Set<CityName> lisbon = Set.of(CityName.of("Lisbon"), CityName.of("Lisboa"), CityName.of("Lissabon"));
        assertThat(names.of("LISBOA")).isEqualTo(lisbon);
        assertThat(names.of("lisbon")).isEqualTo(lisbon);
        assertThat(names.shown(CityName.of("lissabon"))).hasValue("Lisbon");
        assertThat(names.of("Porto")).containsExactly(CityName.of("Porto"));
        assertThat(names.shown(CityName.of("Porto"))).isEmpty();
    }

    @Test
    void nobodyIsCountedTwiceForOneCity() {
        Watch.On pat = on("pat@example.org", "Oporto", "Porto", "PORTO");
        Watch.On sam = on("sam@example.org", "porto", "");

        WatcherCounts counts = WatcherCounts.of(List.of(pat, sam), CityNames.of(Samples.host()));

        assertThat(counts.people()).isEqualTo(2);
        assertThat(counts.anywhere()).isEqualTo(1);
        assertThat(counts.cities())
                .containsExactly(new WatcherCounts.OfCity("porto", 2), new WatcherCounts.OfCity("Oporto", 1));
    }

    private static Watch.On on(String email, String... cities) {
        Instant at = Samples.NOW;
        List<Wish> wishes = new ArrayList<>();
        for (String city : cities) {
            wishes.add(new Wish(Optional.of(city).filter(any -> !any.isEmpty()), Locale.ENGLISH, at));
            at = at.plusSeconds(1);
        }
        EmailAddress address = new EmailAddress(email);
        Watcher who = new Watcher(WatchIds.of(address), address, Locale.ENGLISH, "00", Optional.empty());
        return new Watch.On(who, wishes, List.of(), at.plus(Watch.KEPT));
    }
}
