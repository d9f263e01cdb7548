package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.Samples;
import meetme.deciding.HostPressTest.States;
import meetme.meetup.Agenda;
import meetme.meetup.MeetupRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorPressTest {

    private static final VisitorPress PRESS = new VisitorPress(Samples.host());

    /** A decision that nobody has been told of is none: fresh is as before. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // state,           accept,   ask,     withdraw,  cancel,    move,    met,     missed,  erase
        "pending,           refused,  refused, withdrawn, refused,   refused, refused, refused, erased",
        "approved fresh,    refused,  refused, withdrawn, refused,   refused, refused, refused, erased",
        "countered fresh,   refused,  refused, withdrawn, refused,   refused, refused, refused, erased",
        "declined fresh,    refused,  refused, withdrawn, refused,   refused, refused, refused, erased",
        "pitch fresh,       refused,  refused, withdrawn, refused,   refused, refused, refused, erased",
        "countered,         approved, pending, withdrawn, refused,   refused, refused, refused, erased",
        "countered agreed,  approved, moved,   approved,  cancelled, refused, refused, refused, erased",
        "approved,          already,  already, already,   cancelled, moved,   refused, refused, erased",
        "approved over,     already,  already, already,   refused,   refused, met,     missed,  erased",
        "moved,             refused,  refused, approved,  cancelled, refused, refused, refused, erased",
        "stands fresh,      refused,  refused, approved,  cancelled, refused, refused, refused, erased",
        "declined,          already,  already, already,   already,   already, already, already, erased",
        "pitch,             already,  already, already,   already,   already, already, already, erased",
        "unanswered,        already,  already, already,   already,   already, already, already, erased",
        "lapsed,            already,  already, already,   already,   already, already, already, erased",
        "withdrawn,         already,  already, already,   already,   already, already, already, erased",
        "cancelled,         already,  already, already,   already,   already, already, already, erased",
        "met by host,       already,  already, already,   already,   already, met,     missed,  erased",
        "met by visitor,    already,  already, already,   already,   already, already, already, erased",
    })
    void everyButtonHasItsAnswerInEveryState(
            String state,
            String accept,
            String ask,
            String withdraw,
            String cancel,
            String move,
            String met,
            String missed,
            String erase) {
        MeetupRequest request = States.named(state);

        assertThat(Stream.of(
                                VisitorAction.ACCEPT,
                                VisitorAction.ASK,
                                VisitorAction.WITHDRAW,
                                VisitorAction.CANCEL,
                                VisitorAction.MOVE,
                                VisitorAction.MET,
                                VisitorAction.MISSED,
                                VisitorAction.ERASE)
                        .map(action -> States.name(press(state, request, action))))
                .containsExactly(accept, ask, withdraw, cancel, move, met, missed, erase);
        // Everything that is stored can be had at any time, which changes nothing.
        assertThat(VisitorPress.possible(request, States.timeOf(state)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(VisitorAction.values())
                        .filter(action -> isOffered(action, request))
                        .filter(action -> action == VisitorAction.EXPORT
                                || press(state, request, action) instanceof Outcome.Changed)
                        .toList());
    }

    // To show that an address is one's own is of use only as long as something comes to it.
    private static boolean isOffered(VisitorAction action, MeetupRequest request) {
        MeetupRequest seen = request.seen();
        return action != VisitorAction.CONFIRM || seen.isOpen() || seen.agreed().isPresent();
    }

    private static Outcome press(String state, MeetupRequest request, VisitorAction action) {
        VisitorOrder order = new VisitorOrder(
                1,
                action,
                Optional.of(Samples.FRIDAY_NINE),
                List.of(Samples.FRIDAY_NINE),
                Optional.empty(),
                Optional.empty());
        return PRESS.press(request, order, Agenda.NONE, States.timeOf(state));
    }
}
