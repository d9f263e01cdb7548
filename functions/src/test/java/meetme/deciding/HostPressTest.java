package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.meetup.Agenda;
import meetme.meetup.Agreement;
import meetme.meetup.Decision;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Countered;
import meetme.meetup.MeetupRequest.Lapsed;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Settling;
import meetme.meetup.MeetupRequest.Unanswered;
import meetme.meetup.Offer;
import meetme.meetup.Place;
import meetme.meetup.Side;
import meetme.meetup.Turn;
import meetme.meetup.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPressTest {

    private final HostPress press = new HostPress(Samples.host());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state,           approve,  counter,   decline,  pitch,   cancel,    undo,     met,     missed
        "pending,           approved, countered, declined, pitch,   refused,   already,  refused, refused",
        "pending too late,  refused,  countered, declined, pitch,   refused,   already,  refused, refused",
        "approved fresh,    already,  already,   already,  already, refused,   pending,  already, already",
        "countered fresh,   already,  already,   already,  already, already,   pending,  already, already",
        "declined fresh,    already,  already,   already,  already, already,   pending,  already, already",
        "pitch fresh,       already,  already,   already,  already, already,   pending,  already, already",
        "repair fresh,      already,  already,   already,  already, already,   unanswered, already, already",
        "countered,         already,  already,   already,  already, already,   already,  already, already",
        "countered agreed,  already,  already,   already,  already, cancelled, already,  already, already",
        "approved,          already,  countered, already,  already, cancelled, already,  refused, refused",
        "approved over,     already,  refused,   already,  already, refused,   already,  met,     missed",
        "moved,             approved, countered, approved, refused, cancelled, already,  refused, refused",
        "stands fresh,      already,  already,   already,  already, refused,   moved,    already, already",
        "declined,          already,  countered, already,  already, already,   already,  already, already",
        "pitch,             already,  countered, already,  already, already,   already,  already, already",
        "unanswered,        already,  countered, already,  already, already,   already,  already, already",
        "lapsed,            already,  already,   already,  already, already,   already,  already, already",
        "withdrawn,         already,  already,   already,  already, already,   already,  already, already",
        "cancelled,         already,  already,   already,  already, already,   already,  already, already",
        "met by host,       already,  already,   already,  already, already,   already,  already, already",
        "met by visitor,    already,  already,   already,  already, already,   already,  met,     met",
    })
    void everyButtonHasItsAnswerInEveryState(
            String state,
            String approve,
            String counter,
            String decline,
            String pitch,
            String cancel,
            String undo,
            String met,
            String missed) {
        MeetupRequest request = States.named(state);

        assertThat(Stream.of(
                                HostAction.APPROVE,
                                HostAction.COUNTER,
                                HostAction.DECLINE,
                                HostAction.PITCH,
                                HostAction.CANCEL,
                                HostAction.UNDO,
                                HostAction.MET,
                                HostAction.MISSED)
                        .map(action -> outcome(state, request, action)))
                .containsExactly(approve, counter, decline, pitch, cancel, undo, met, missed);
        // And exactly the buttons that change something are offered.
        assertThat(HostPress.possible(request, States.timeOf(state)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(HostAction.values())
                        .filter(action -> press(state, request, action) instanceof Outcome.Changed)
                        .toList());
    }

    @Test
    void approvingTakesTheProposedTimeAndAKnownPlace() {
        Pending pending = Samples.pending(1);

        Outcome outcome = press.press(
                pending,
                order(HostAction.APPROVE, Optional.of(Samples.FRIDAY_NINE), Optional.of("central-market"), false),
                Agenda.NONE,
                Samples.NOW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
            Settling settling = (Settling) changed.step().to();
            Agreement agreement = settling.agreed().orElseThrow();
            assertThat(agreement.slot().local()).isEqualTo(Samples.FRIDAY_NINE);
            assertThat(agreement.place().name()).isEqualTo("Denver Central Market");
            assertThat(agreement.sequence()).isZero();
            assertThat(settling.version()).isEqualTo(2);
            assertThat(changed.step().announces()).isEmpty();
        });
    }

    @Test
    void aPlaceThatIsNotInHostJsonIsTakenAsTheHostWroteIt() {
        Outcome outcome = press.press(
                Samples.pending(1),
                order(HostAction.APPROVE, Optional.of(Samples.THURSDAY_TEN), Optional.of("Under the big clock"), false),
                Agenda.NONE,
                Samples.NOW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        changed -> assertThat(changed.step().to().agreed())
                                .hasValueSatisfying(agreement ->
                                        assertThat(agreement.place()).isEqualTo(Place.named("Under the big clock"))));
    }

    @Test
    void aTimeThatWasNotProposedIsRefused() {
        Outcome outcome = press.press(
                Samples.pending(1),
                order(HostAction.APPROVE, Optional.of(Samples.THURSDAY_TEN.plusHours(1)), Optional.empty(), false),
                Agenda.NONE,
                Samples.NOW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.errors()).extracting("field").containsExactly("time"));
    }

    @Test
    void anOverlapIsRefusedUntilTheHostWantsBoth() {
        Agenda agenda = new Agenda(List.of(new Agenda.Month(
                YearMonth.of(2026, 12),
                7,
                List.of(new Agenda.Entry(
                        Samples.pending(2).id(), Samples.denver(Samples.THURSDAY_TEN.plusMinutes(30)), "Kim")))));

        assertThat(press.press(Samples.pending(1), approve(false), agenda, Samples.NOW))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.errors()).extracting("field").containsExactly("anyway");
                    assertThat(refused.errors().get(0).message()).contains("Kim");
                });
        assertThat(press.press(Samples.pending(1), approve(true), agenda, Samples.NOW))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void eachRevisionOfWhatIsAgreedRaisesTheCalendarSequence() {
        Approved first = Samples.approved(1);
        Pending moved = (Pending) first.move(Turn.begin(
                        first.asked().times(), Samples.NOW, first.asked().answerBy()))
                .to();
        Approved second = (Approved) Samples.settled(
                moved.approve(moved.times().get(1), Samples.UNION_STATION, Decision.at(Samples.NOW, Optional.empty())));
        Cancelled off = (Cancelled)
                second.cancel(Side.HOST, Optional.empty(), Samples.NOW).to();

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
    void anOfferOfNothingOrOfThePastIsRefused() {
        assertThat(States.name(press.press(
                        Samples.pending(1), counter(List.of(), Optional.empty()), Agenda.NONE, Samples.NOW)))
                .isEqualTo("refused");
        assertThat(States.name(press.press(
                        Samples.pending(1),
                        counter(List.of(Samples.THURSDAY_TEN.minusYears(1)), Optional.empty()),
                        Agenda.NONE,
                        Samples.NOW)))
                .isEqualTo("refused");
        // Clocks go forward from 2:00 to 3:00.
        assertThat(States.name(press.press(
                        Samples.pending(1),
                        counter(List.of(LocalDateTime.parse("2027-03-14T02:30")), Optional.empty()),
                        Agenda.NONE,
                        Samples.NOW)))
                .isEqualTo("refused");
    }

    private Offer offered(HostOrder order) {
        Outcome outcome = press.press(Samples.pending(1), order, Agenda.NONE, Samples.NOW);
        Settling settling = (Settling) ((Outcome.Changed) outcome).step().to();
        return ((Countered) settling.after()).offer();
    }

    private static HostOrder counter(List<LocalDateTime> times, Optional<String> place) {
        return new HostOrder(
                1, HostAction.COUNTER, Optional.empty(), place, times, Optional.empty(), Optional.empty(), false);
    }

    private Outcome press(String state, MeetupRequest request, HostAction action) {
        return press.press(
                request,
                new HostOrder(
                        1,
                        action,
                        Optional.of(Samples.THURSDAY_TEN),
                        Optional.empty(),
                        List.of(Samples.FRIDAY_NINE.plusMonths(1)),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Agenda.NONE,
                States.timeOf(state));
    }

    private String outcome(String state, MeetupRequest request, HostAction action) {
        return States.name(press(state, request, action));
    }

    private static HostOrder approve(boolean anyway) {
        return order(HostAction.APPROVE, Optional.of(Samples.THURSDAY_TEN), Optional.empty(), anyway);
    }

    private static HostOrder order(
            HostAction action, Optional<LocalDateTime> time, Optional<String> place, boolean anyway) {
        return new HostOrder(1, action, time, place, List.of(), Optional.empty(), Optional.empty(), anyway);
    }

    /** A request in each state, by the names that the tables use. */
    static final class States {

        private States() {}

        static MeetupRequest named(String name) {
            Pending pending = Samples.pending(1);
            Approved approved = Samples.approved(1);
            Decision decision = Decision.at(Samples.NOW, Optional.empty());
            Turn turn = Turn.begin(pending.times(), Samples.NOW, pending.asked().answerBy());
            Offer offer = new Offer(
                    pending.times(), Samples.UNION_STATION, pending.asked().answerBy());
            Unanswered unanswered = new Unanswered(pending.course(), turn, Samples.NOW);
            return switch (name) {
                case "pending", "pending too late" -> pending;
                case "approved fresh" -> Samples.approvedFresh(1);
                case "approved", "approved over" -> approved;
                case "countered fresh" -> pending.counter(offer, decision).to();
                case "countered" -> Samples.settled(pending.counter(offer, decision));
                case "countered agreed" -> Samples.settled(approved.counter(offer, decision));
                case "declined fresh" -> pending.decline(decision).to();
                case "declined" -> Samples.settled(pending.decline(decision));
                case "pitch fresh" -> pending.pitch(decision).to();
                case "pitch" -> Samples.settled(pending.pitch(decision));
                case "moved" -> approved.move(turn).to();
                case "stands fresh" ->
                    ((Pending) approved.move(turn).to()).decline(decision).to();
                case "unanswered" -> unanswered;
                case "repair fresh" -> unanswered.counter(offer, decision).to();
                case "lapsed" -> new Lapsed(pending.course(), Samples.NOW);
                case "withdrawn" -> pending.withdraw(Samples.NOW).to();
                case "cancelled" ->
                    approved.cancel(Side.HOST, Optional.empty(), Samples.NOW).to();
                case "met by host" -> approved.recall(Side.HOST, Verdict.MET).to();
                case "met by visitor" ->
                    approved.recall(Side.VISITOR, Verdict.MET).to();
                default -> throw new IllegalArgumentException(name);
            };
        }

        /** When the presses of the table are made: at once, or when every proposed time has passed. */
        static Instant timeOf(String name) {
            return name.endsWith("too late") || name.endsWith("over")
                    ? Instant.parse("2026-12-20T12:00:00Z")
                    : Samples.NOW.plus(Duration.ofMinutes(1));
        }

        static String name(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Changed changed -> RequestView.state(changed.step().to());
                case Outcome.Already already -> "already";
                case Outcome.Refused refused -> "refused";
            };
        }
    }
}
