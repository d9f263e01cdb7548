package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import meetme.Samples;
import org.junit.jupiter.api.Test;

/** Whatever Java runs the tests: one with older rules than those that are known, or with newer ones. */
class ZoneRulesVersionTest {

    private static final List<ZoneId> CHANGED = Stream.of("America/Vancouver", "America/Edmonton", "Africa/Casablanca")
            .map(ZoneId::of)
            .toList();

    @Test
    void itIsNamedAsIanaNamesIt() {
        assertThat(ZoneRulesVersion.inUse()).matches("20[0-9]{2}[a-z]+");
    }

    @Test
    void ofOldRulesItSaysForWhichCitiesAndOfNewOnesNothing() {
        List<ZoneId> tooOld = ZoneRulesVersion.tooOldFor(CHANGED);

        if (ZoneRulesVersion.inUse().compareTo("2026a") <= 0) {
            assertThat(tooOld).containsExactlyElementsOf(CHANGED);
        }
        if (ZoneRulesVersion.inUse().compareTo(ZoneRulesVersion.KNOWN) >= 0) {
            assertThat(tooOld).isEmpty();
        }
    }

    @Test
    void citiesWhoseClocksGoOnAsTheyDidAreNoneOfThem() {
        assertThat(ZoneRulesVersion.tooOldFor(List.of(ZoneId.of("America/Denver"), ZoneId.of("Asia/Tokyo"))))
                .isEmpty();
        assertThat(ZoneRulesVersion.warnings(Samples.host())).isEmpty();
    }

    @Test
    void theHostIsToldWhatToDo() {
        Host inVancouver = Samples.travelling(
                Samples.trip("vancouver", "Vancouver", "America/Vancouver", "2026-12-07", "2026-12-10"));

        assertThat(ZoneRulesVersion.warnings(inVancouver))
                .hasSize(ZoneRulesVersion.tooOldFor(CHANGED.subList(0, 1)).size())
                .allSatisfy(warning -> assertThat(warning).contains("America/Vancouver", "2026", "Update to a JDK"));
    }
}
