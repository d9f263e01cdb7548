package meetme.deciding;

import java.util.List;

/**
 * What was sent from a page, read.
 *
 * @param <C> what the buttons of that page mean
 */
public sealed interface ParsedCommand<C> {

    /**
     * One that makes sense by itself.
     *
     * @param version of the request that the page showed
     */
    record Read<C>(int version, C command) implements ParsedCommand<C> {}

    /** Everything that is wrong with it. */
    record Wrong<C>(List<FieldProblem> problems) implements ParsedCommand<C> {}
}
