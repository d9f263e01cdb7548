package meetme.deciding;

import java.util.List;
import meetme.meetup.MeetupRequest;
import meetme.web.FieldError;

/** What a press comes to. */
sealed interface Outcome {

    /** The request's next state, to be stored. */
    record Changed(MeetupRequest to) implements Outcome {}

    /** It was decided before: nothing changes, and whoever pressed is shown what was decided. */
    record Already() implements Outcome {}

    /** Too late to cancel. */
    Refused OVER = Refused.because("action", "The meetup is over, so that it cannot be cancelled any more.");

    /** The press lacks something, or makes no sense yet. */
    record Refused(List<FieldError> errors) implements Outcome {

        static Refused because(String field, String message) {
            return new Refused(List.of(new FieldError(field, message)));
        }
    }
}
