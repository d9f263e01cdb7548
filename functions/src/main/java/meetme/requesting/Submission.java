package meetme.requesting;

import java.util.List;
import meetme.meetup.Asked;
import meetme.web.FieldError;

/** A form as it was read. */
sealed interface Submission {

    /** Everything in it makes sense. */
    record Accepted(Asked asked) implements Submission {}

    /** Everything that is wrong with it, at once. */
    record Rejected(List<FieldError> errors) implements Submission {}
}
