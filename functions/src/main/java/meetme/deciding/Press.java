package meetme.deciding;

import java.util.List;

/**
 * A press as it was read from a page.
 *
 * @param <C> what the buttons of that page mean
 */
sealed interface Press<C> {

    /**
     * One that makes sense by itself.
     *
     * @param version of the request that the page showed
     */
    record Read<C>(int version, C command) implements Press<C> {}

    /** Everything that is wrong with it. */
    record Wrong<C>(List<FieldProblem> refusals) implements Press<C> {}
}
