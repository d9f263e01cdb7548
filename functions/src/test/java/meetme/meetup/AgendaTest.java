package meetme.meetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import meetme.Samples;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Agenda.Entry KIM =
            new Agenda.Entry(Samples.pending(7).id(), Samples.denver(Samples.THURSDAY_TEN), "Kim");

    @Test
    void aMeetupAcrossMidnightOfTheLastDayStandsInBothMonthsAndOnceInTheList() {
        // Given half past four in the afternoon in Denver, half past eleven at night in UTC
        Slot slot = Samples.denver(LocalDateTime.parse("2026-11-30T16:30"));
        Agenda.Entry entry = new Agenda.Entry(KIM.request(), slot, "Kim");

        assertThat(Agenda.monthsOf(slot)).containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12));
        assertThat(new Agenda(List.of(
                                new Agenda.Month(YearMonth.of(2026, 11), 1, List.of(entry)),
                                new Agenda.Month(YearMonth.of(2026, 12), 1, List.of(entry))))
                        .entries())
                .containsExactly(entry);
    }

    @Test
    void aMeetupThatEndsAtMidnightOfTheLastDayStandsInOneMonth() {
        assertThat(Agenda.monthsOf(Samples.denver(LocalDateTime.parse("2026-11-30T16:00"))))
                .containsExactly(YearMonth.of(2026, 11));
    }

    @Test
    void backToBackIsNearButDoesNotOverlap() {
        Agenda agenda = new Agenda(List.of(new Agenda.Month(YearMonth.of(2026, 12), 1, List.of(KIM))));
        Slot after = Samples.denver(Samples.THURSDAY_TEN.plusHours(1));
        RequestId own = Samples.pending(1).id();

        assertThat(agenda.overlapping(after, own)).isEmpty();
        assertThat(agenda.near(after, own, Duration.ofMinutes(1))).containsExactly(KIM);
        assertThat(agenda.near(after, KIM.request(), Duration.ofMinutes(1))).isEmpty();
    }
}
