package meetme.deciding;

import java.util.List;
import meetme.meetup.Transition;

/** What a command comes to. */
public sealed interface Outcome {

    /** Whether the command makes sense now, though it may lack something. */
    default boolean isPossible() {
        return switch (this) {
            case Changed _ -> true;
            case Already _ -> false;
            case Refused refused ->
                refused.problems().stream().map(FieldProblem::field).noneMatch("action"::equals);
        };
    }

    /** A step on, to be stored. */
    record Changed(Transition transition) implements Outcome {}

    /** It was decided before: nothing changes, and whoever pressed is shown what was decided. */
    record Already() implements Outcome {}

    /** The command lacks something, or makes no sense yet. */
    record Refused(List<FieldProblem> problems) implements Outcome {

        /** Too late to cancel or to move. */
        public static final Refused OVER = because("action", "over");

        /** Too early to say whether they met. */
        public static final Refused NOT_YET = because("action", "not-yet");

        /** What one field lacks; {@code key} is the instruction's, and {@code values} fill it in. */
        public static Refused because(String field, String key, Object... values) {
            return new Refused(List.of(FieldProblem.of(field, key, values)));
        }
    }
}
