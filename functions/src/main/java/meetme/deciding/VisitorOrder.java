package meetme.deciding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.web.FieldError;
import meetme.web.Fields;

/**
 * A press of the visitor's, as the page sends it.
 *
 * @param version of the request that the page showed
 */
record VisitorOrder(int version, VisitorAction action, Optional<String> note) {

    static final Set<String> FIELDS = Set.of("token", "version", "action", "note");

    /** An order, or everything that is wrong with it. */
    sealed interface Reading {

        record Read(VisitorOrder order) implements Reading {}

        record Wrong(List<FieldError> errors) implements Reading {}
    }

    static Reading read(Fields body) {
        PressFields fields = new PressFields(body);
        Optional<Integer> version = fields.version();
        Optional<VisitorAction> action = fields.action(VisitorAction::named, "Choose withdraw or cancel.");
        Optional<String> note = fields.note();
        return version.isEmpty() || action.isEmpty() || !fields.errors().isEmpty()
                ? new Reading.Wrong(fields.errors())
                : new Reading.Read(new VisitorOrder(version.get(), action.get(), note));
    }
}
