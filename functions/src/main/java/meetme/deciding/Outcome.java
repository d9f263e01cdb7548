package meetme.deciding;

import java.util.List;
import meetme.meetup.Step;
import meetme.web.FieldError;

/** What a press comes to. */
sealed interface Outcome {

    /** A step on, to be stored. */
    record Changed(Step step) implements Outcome {}

    /** It was decided before: nothing changes, and whoever pressed is shown what was decided. */
    record Already() implements Outcome {}

    /** Too late to cancel or to move. */
    Refused OVER = Refused.because("action", "The meetup is over. Say whether you have met instead.");

    /** Too early to say whether they met. */
    Refused NOT_YET = Refused.because("action", "You have not met yet. Come back when the meetup is over.");

    /** The press lacks something, or makes no sense yet. */
    record Refused(List<FieldError> errors) implements Outcome {

        static Refused because(String field, String message) {
            return new Refused(List.of(new FieldError(field, message)));
        }
    }
}
