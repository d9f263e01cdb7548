package meetme.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import meetme.meetup.Busy;
import org.junit.jupiter.api.Test;

class BusyItemTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:30:00Z");

    private static Busy busy(List<Busy.Time> times, List<Busy.Days> days) {
        return new Busy(times, days, 2, NOW, NOW.plus(Busy.GOOD));
    }

    @Test
    void itIsReadAsItWasWritten() {
        Busy busy = busy(
                List.of(
                        new Busy.Time(NOW, NOW.plusSeconds(60)),
                        new Busy.Time(NOW.plusSeconds(120), NOW.plus(Duration.ofDays(20)))),
                List.of(new Busy.Days(LocalDate.of(2026, 12, 9), LocalDate.of(2026, 12, 12))));

        assertThat(BusyItem.read(BusyItem.write(busy, "once"))).isEqualTo(busy);
        Busy nothing = busy(List.of(), List.of());
        assertThat(BusyItem.read(BusyItem.write(nothing, "once"))).isEqualTo(nothing);
    }

    @Test
    void ofAMinuteThatIsBusyInPartAllIs() {
        Busy busy = busy(
                List.of(
                        new Busy.Time(NOW.plusSeconds(1), NOW.plusSeconds(61)),
                        new Busy.Time(NOW.plusSeconds(90), NOW.plusSeconds(121))),
                List.of());

        assertThat(BusyItem.read(BusyItem.write(busy, "once")).times())
                .containsExactly(new Busy.Time(NOW, NOW.plusSeconds(180)));
    }

    @Test
    void theFullestThatIsKeptFitsIntoAnItem() {
        List<Busy.Time> most = IntStream.range(0, 20_000)
                .mapToObj(i -> NOW.plus(Duration.ofMinutes(26L * i)))
                .map(from -> new Busy.Time(from, from.plus(Duration.ofMinutes(13))))
                .toList();
        List<Busy.Days> days = IntStream.range(0, 184)
                .mapToObj(i -> LocalDate.of(2026, 11, 22).plusDays(2L * i))
                .map(first -> new Busy.Days(first, first.plusDays(1)))
                .toList();

        assertThat(BusyItem.write(busy(most, days), "once")
                        .attributes()
                        .toString()
                        .length())
                .isLessThan(300_000);
    }
}
