package meetme.requesting;

import java.util.List;
import meetme.meetup.Asked;
import meetme.web.FieldError;

/** A form as it was read. */
sealed interface Submission {

    /** Everything that is wrong with it, at once. */
    List<FieldError> errors();

    /** Everything in it makes sense. */
    record Accepted(Asked asked) implements Submission {

        @Override
        public List<FieldError> errors() {
            return List.of();
        }
    }

    /** Something does not. */
    record Rejected(List<FieldError> errors) implements Submission {}
}
