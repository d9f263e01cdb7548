package meetme.deciding;

import java.util.List;

/**
 * What is wrong with one field of a command, before it is said in somebody's language.
 *
 * @param field as the API names it
 * @param key of the instruction, in the bundle {@code refusals}
 * @param values what the instruction's blanks stand for
 */
public record FieldProblem(String field, String key, List<Object> values) {

    public static FieldProblem of(String field, String key, Object... values) {
        return new FieldProblem(field, key, List.of(values));
    }
}
