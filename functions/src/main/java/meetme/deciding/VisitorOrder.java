package meetme.deciding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.web.FieldError;
import meetme.web.Fields;
import meetme.web.Text;

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

    static Reading read(Fields fields) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Integer> version = fields.integer("version");
        if (version.isEmpty()) {
            errors.add(new FieldError("version", "Send the version that the page showed, a whole number."));
        }
        Optional<VisitorAction> action = fields.text("action").flatMap(VisitorAction::named);
        if (action.isEmpty()) {
            errors.add(new FieldError("action", "Choose withdraw or cancel."));
        }
        Optional<String> note = fields.text("note").flatMap(Text::lines);
        if (fields.has("note")
                && note.filter(text -> Text.length(text) <= HostOrder.LONGEST_NOTE)
                        .isEmpty()) {
            errors.add(new FieldError("note", "Write the note in 1,000 plain characters at most."));
        }
        if (version.isEmpty() || action.isEmpty() || !errors.isEmpty()) {
            return new Reading.Wrong(errors);
        }
        return new Reading.Read(new VisitorOrder(version.get(), action.get(), note.filter(text -> !text.isEmpty())));
    }
}
