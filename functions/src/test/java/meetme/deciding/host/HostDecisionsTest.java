package meetme.deciding.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import meetme.Samples;
import meetme.deciding.Decisions.Situation;
import meetme.deciding.Outcome;
import meetme.deciding.host.HostCommand.Approve;
import meetme.deciding.host.HostCommand.Counter;
import meetme.meetup.Agenda;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Busy;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decision;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.Place;
import meetme.meetup.Proposal;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import org.junit.jupiter.api.Test;

class HostDecisionsTest {

    private final HostDecisions decisions = new HostDecisions(Samples.host());

    @Test
    void approvingTakesTheProposedTimeAndAKnownPlace() {
        Pending pending = Samples.pending(1);

        Outcome outcome = decisions.decide(
                pending,
                new Approve(Optional.of(Samples.FRIDAY_NINE), Optional.of("central-market"), Optional.empty(), false),
                Situation.FREE,
                Samples.NOW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
            Settling settling = (Settling) changed.transition().to();
            Agreement agreement = settling.agreed().orElseThrow();
            assertThat(agreement.slot().local()).isEqualTo(Samples.FRIDAY_NINE);
            assertThat(agreement.place().name()).isEqualTo("Denver Central Market");
            assertThat(agreement.sequence()).isZero();
            assertThat(settling.version()).isEqualTo(2);
            assertThat(changed.transition().announces()).isEmpty();
        });
    }

    @Test
    void aPlaceThatIsNotInHostJsonIsTakenAsTheHostWroteIt() {
        Outcome outcome = decisions.decide(
                Samples.pending(1),
                new Approve(
                        Optional.of(Samples.THURSDAY_TEN), Optional.of("Under the big clock"), Optional.empty(), false),
                Situation.FREE,
                Samples.NOW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        changed -> assertThat(changed.transition().to().agreed())
                                .hasValueSatisfying(agreement ->
                                        assertThat(agreement.place()).isEqualTo(Place.named("Under the big clock"))));
    }

    @Test
    void aTimeThatWasNotProposedIsRefused() {
        Outcome outcome = decisions.decide(
                Samples.pending(1),
                new Approve(Optional.of(Samples.THURSDAY_TEN.plusHours(1)), Optional.empty(), Optional.empty(), false),
                Situation.FREE,
                Samples.NOW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting("field")
                                .containsExactly("time"));
    }

    @Test
    void anOverlapIsRefusedUntilTheHostWantsBoth() {
        Agenda agenda = new Agenda(List.of(new Agenda.Month(
                YearMonth.of(2026, 12),
                7,
                List.of(new Agenda.Entry(
                        Samples.pending(2).id(), Samples.denver(Samples.THURSDAY_TEN.plusMinutes(30)), "Kim")))));

        assertThat(decisions.decide(
                        Samples.pending(1), approve(false), new Situation(agenda, Busy.NEVER, true), Samples.NOW))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.problems()).extracting("field").containsExactly("anyway");
                    assertThat(refused.problems().getFirst().values()).containsExactly("Kim");
                });
        assertThat(decisions.decide(
                        Samples.pending(1), approve(true), new Situation(agenda, Busy.NEVER, true), Samples.NOW))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void aTimeThatIsBusyInTheHostsCalendarIsRefusedUntilTheHostWantsBoth() {
        Slot taken = Samples.denver(Samples.THURSDAY_TEN.plusMinutes(30));
        Situation busy = new Situation(
                Agenda.NONE,
                new Busy(List.of(new Busy.Time(taken.start(), taken.end())), List.of(), 0, Samples.NOW, Instant.MAX),
                true);

        assertThat(decisions.decide(Samples.pending(1), approve(false), busy, Samples.NOW))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting("field")
                                .containsExactly("anyway"));
        assertThat(decisions.decide(Samples.pending(1), approve(true), busy, Samples.NOW))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void eachRevisionOfWhatIsAgreedRaisesTheCalendarSequence() {
        Approved first = Samples.approved(1);
        Pending moved = (Pending) first.move(Proposal.begin(
                        first.details().times(), Samples.NOW, first.details().answerBy()))
                .to();
        Approved second = (Approved) Samples.settled(
                moved.approve(moved.times().get(1), Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.empty())));
        Cancelled off = (Cancelled)
                second.cancel(Party.HOST, Optional.empty(), Samples.NOW).to();

        assertThat(first.agreement().sequence()).isZero();
        assertThat(moved.agreed()).hasValue(first.agreement());
        assertThat(second.agreement().sequence()).isEqualTo(1);
        assertThat(off.off().sequence()).isEqualTo(2);
    }

    @Test
    void anOfferMayBeOfTimesOfAnotherPlaceOrOfBoth() {
        assertThat(offered(counter(List.of(Samples.FRIDAY_NINE.plusDays(7)), Optional.empty())))
                .isEqualTo(new Offer(
                        List.of(Samples.denver(Samples.FRIDAY_NINE.plusDays(7))),
                        Samples.host().place("union-station").orElseThrow(),
                        Samples.NOW.plus(Duration.ofDays(7))));
        assertThat(offered(counter(List.of(), Optional.of("My kitchen"))))
                .isEqualTo(new Offer(
                        Samples.asked(1).times(), Place.named("My kitchen"), Samples.NOW.plus(Duration.ofDays(7))));
    }

    @Test
    void anOfferOfNothingOfThePastOrOfAnHourThatClocksSkipIsRefused() {
        assertThat(List.of(
                        suggest(counter(List.of(), Optional.empty())),
                        suggest(counter(List.of(Samples.THURSDAY_TEN.minusYears(1)), Optional.empty())),
                        suggest(counter(List.of(LocalDateTime.parse("2027-03-14T02:30")), Optional.empty()))))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class));
    }

    private Outcome suggest(HostCommand.Change command) {
        return decisions.decide(Samples.pending(1), command, Situation.FREE, Samples.NOW);
    }

    private Offer offered(HostCommand.Change command) {
        Settling settling =
                (Settling) ((Outcome.Changed) suggest(command)).transition().to();
        return ((Countered) settling.after()).offer();
    }

    private static HostCommand.Change counter(List<LocalDateTime> times, Optional<String> place) {
        return new Counter(times, place, Optional.empty(), false);
    }

    private static HostCommand.Change approve(boolean anyway) {
        return new Approve(Optional.of(Samples.THURSDAY_TEN), Optional.empty(), Optional.empty(), anyway);
    }
}
