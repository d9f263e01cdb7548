package meetme.requesting;

import java.util.List;
import meetme.http.FieldError;
import meetme.meetup.RequestDetails;

/** A form as it was read. */
sealed interface Submission {

    /** Everything that is wrong with it, at once. */
    List<FieldError> errors();

    /** Everything in it makes sense. */
    record Accepted(RequestDetails details) implements Submission {

        @Override
        public List<FieldError> errors() {
            return List.of();
        }
    }

    /** Something does not. */
    record Rejected(List<FieldError> errors) implements Submission {}
}
