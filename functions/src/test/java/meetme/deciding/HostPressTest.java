package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import meetme.Samples;
import meetme.meetup.Agenda;
import meetme.meetup.Decision;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.Place;
import meetme.meetup.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPressTest {

    private final HostPress press = new HostPress(Samples.host());

    @ParameterizedTest(name = "{0}: approve {1}, decline {2}, pitch {3}, cancel {4}, undo {5}")
    @CsvSource({
        "pending,         approved, declined, pitch,   refused,   already",
        "pending too late, refused, declined, pitch,   refused,   already",
        "approved fresh,  already,  already,  already, refused,   pending",
        "approved,        already,  already,  already, cancelled, already",
        "approved over,   already,  already,  already, refused,   already",
        "declined fresh,  already,  already,  already, already,   pending",
        "declined,        already,  already,  already, already,   already",
        "pitch fresh,     already,  already,  already, already,   pending",
        "pitch,           already,  already,  already, already,   already",
        "withdrawn,       already,  already,  already, already,   already",
        "cancelled,       already,  already,  already, already,   already",
    })
    void everyButtonHasItsAnswerInEveryState(
            String state, String approve, String decline, String pitch, String cancel, String undo) {
        MeetupRequest request = States.named(state);

        assertThat(List.of(
                        outcome(state, request, HostAction.APPROVE),
                        outcome(state, request, HostAction.DECLINE),
                        outcome(state, request, HostAction.PITCH),
                        outcome(state, request, HostAction.CANCEL),
                        outcome(state, request, HostAction.UNDO)))
                .containsExactly(approve, decline, pitch, cancel, undo);
    }

    @ParameterizedTest
    @CsvSource({
        "pending",
        "pending too late",
        "approved fresh",
        "approved",
        "approved over",
        "declined fresh",
        "declined",
        "pitch fresh",
        "pitch",
        "withdrawn",
        "cancelled"
    })
    void exactlyTheButtonsThatChangeSomethingAreOffered(String state) {
        MeetupRequest request = States.named(state);

        List<HostAction> changing = List.of(HostAction.values()).stream()
                .filter(action -> press(state, request, action) instanceof Outcome.Changed)
                .toList();

        assertThat(HostPress.possible(request, States.timeOf(state))).containsExactlyInAnyOrderElementsOf(changing);
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
            Approved approved = (Approved) changed.to();
            assertThat(approved.slot().local()).isEqualTo(Samples.FRIDAY_NINE);
            assertThat(approved.place().name()).isEqualTo("Denver Central Market");
            assertThat(approved.version()).isEqualTo(2);
            assertThat(approved.sequence()).isZero();
            assertThat(approved.decision().settled()).isFalse();
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
                        changed -> assertThat(((Approved) changed.to()).place())
                                .isEqualTo(Place.named("Under the big clock")));
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
    void cancellingRaisesTheCalendarSequence() {
        Approved approved = Samples.approved(1).settle();

        MeetupRequest.Cancelled cancelled = approved.cancel(Side.HOST, Optional.empty(), Samples.NOW);

        assertThat(cancelled.sequence()).isEqualTo(approved.sequence() + 1);
    }

    private Outcome press(String state, MeetupRequest request, HostAction action) {
        return press.press(
                request,
                order(action, Optional.of(Samples.THURSDAY_TEN), Optional.empty(), false),
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
        return new HostOrder(1, action, time, place, Optional.empty(), anyway);
    }

    /** A request in each state, by the names that the tables use. */
    static final class States {

        private States() {}

        static MeetupRequest named(String name) {
            Pending pending = Samples.pending(1);
            Decision decision = Decision.at(Samples.NOW, Optional.empty());
            return switch (name) {
                case "pending", "pending too late" -> pending;
                case "approved fresh" -> Samples.approved(1);
                case "approved", "approved over" -> Samples.approved(1).settle();
                case "declined fresh" -> pending.decline(decision);
                case "declined" -> pending.decline(decision).settle();
                case "pitch fresh" -> pending.pitch(decision);
                case "pitch" -> pending.pitch(decision).settle();
                case "withdrawn" -> pending.withdraw(Samples.NOW);
                case "cancelled" -> Samples.approved(1).settle().cancel(Side.HOST, Optional.empty(), Samples.NOW);
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
                case Outcome.Changed changed -> RequestView.state(changed.to());
                case Outcome.Already already -> "already";
                case Outcome.Refused refused -> "refused";
            };
        }
    }
}
