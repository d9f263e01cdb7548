package meetme.deciding;

import java.util.List;
import meetme.meetup.Transition;

/** What a press comes to. */
sealed interface Outcome {

    /** Whether the press makes sense now, though it may lack something. */
    default boolean isPossible() {
        return switch (this) {
            case Changed _ -> true;
            case Already _ -> false;
            case Refused refused ->
                refused.refusals().stream().map(FieldProblem::field).noneMatch("action"::equals);
        };
    }

    /** A step on, to be stored. */
    record Changed(Transition transition) implements Outcome {}

    /** It was decided before: nothing changes, and whoever pressed is shown what was decided. */
    record Already() implements Outcome {}

    /** The press lacks something, or makes no sense yet. */
    record Refused(List<FieldProblem> refusals) implements Outcome {

        /** Too late to cancel or to move. */
        static final Refused OVER = because("action", "over");

        /** Too early to say whether they met. */
        static final Refused NOT_YET = because("action", "not-yet");

        /** @param key of the instruction; {@code values} fill it in */
        static Refused because(String field, String key, Object... values) {
            return new Refused(List.of(FieldProblem.of(field, key, values)));
        }
    }
}
