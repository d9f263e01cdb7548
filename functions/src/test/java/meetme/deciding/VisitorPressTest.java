package meetme.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import meetme.deciding.HostPressTest.States;
import meetme.meetup.MeetupRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorPressTest {

    @ParameterizedTest(name = "{0}: withdraw {1}, cancel {2}")
    @CsvSource({
        "pending,         withdrawn, refused",
        "approved fresh,  withdrawn, refused",
        "approved,        already,   cancelled",
        "approved over,   already,   refused",
        "declined fresh,  withdrawn, refused",
        "declined,        already,   already",
        "pitch fresh,     withdrawn, refused",
        "pitch,           already,   already",
        "withdrawn,       already,   already",
        "cancelled,       already,   already",
    })
    void everyButtonHasItsAnswerInEveryState(String state, String withdraw, String cancel) {
        MeetupRequest request = States.named(state);

        assertThat(List.of(
                        States.name(press(state, request, VisitorAction.WITHDRAW)),
                        States.name(press(state, request, VisitorAction.CANCEL))))
                .containsExactly(withdraw, cancel);
        assertThat(VisitorPress.possible(request, States.timeOf(state)))
                .containsExactlyElementsOf(List.of(VisitorAction.values()).stream()
                        .filter(action -> press(state, request, action) instanceof Outcome.Changed)
                        .toList());
    }

    private static Outcome press(String state, MeetupRequest request, VisitorAction action) {
        return VisitorPress.press(request, new VisitorOrder(1, action, Optional.empty()), States.timeOf(state));
    }
}
