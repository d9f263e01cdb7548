package meetme.deciding;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import meetme.web.FieldError;
import meetme.web.Fields;
import meetme.web.Text;

/**
 * A press of the host's, as the page sends it.
 *
 * @param version of the request that the page showed
 * @param time local to the request's city
 * @param anyway approves over an overlap
 */
record HostOrder(
        int version,
        HostAction action,
        Optional<LocalDateTime> time,
        Optional<String> place,
        Optional<String> note,
        boolean anyway) {

    static final Set<String> FIELDS = Set.of("token", "version", "action", "time", "place", "note", "anyway");

    static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PLACE = 200;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    /** An order, or everything that is wrong with it. */
    sealed interface Reading {

        record Read(HostOrder order) implements Reading {}

        record Wrong(List<FieldError> errors) implements Reading {}
    }

    static Reading read(Fields fields) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Integer> version = fields.integer("version");
        if (version.isEmpty()) {
            errors.add(new FieldError("version", "Send the version that the page showed, a whole number."));
        }
        Optional<HostAction> action = fields.text("action").flatMap(HostAction::named);
        if (action.isEmpty()) {
            errors.add(new FieldError("action", "Choose approve, decline, pitch, cancel or undo."));
        }
        Optional<LocalDateTime> time = fields.text("time").flatMap(HostOrder::time);
        if (fields.has("time") && time.isEmpty()) {
            errors.add(new FieldError("time", "Write the time as 2026-12-03T10:00."));
        }
        Optional<String> place = fields.text("place").flatMap(Text::line).filter(text -> !text.isEmpty());
        if (fields.has("place")
                && place.filter(text -> Text.length(text) <= LONGEST_PLACE).isEmpty()) {
            errors.add(new FieldError("place", "Say where you will meet, in 200 characters at most."));
        }
        Optional<String> note = fields.text("note").flatMap(Text::lines);
        if (fields.has("note")
                && note.filter(text -> Text.length(text) <= LONGEST_NOTE).isEmpty()) {
            errors.add(new FieldError("note", "Write the note in 1,000 plain characters at most."));
        }
        if (version.isEmpty() || action.isEmpty() || !errors.isEmpty()) {
            return new Reading.Wrong(errors);
        }
        return new Reading.Read(new HostOrder(
                version.get(),
                action.get(),
                time,
                place,
                note.filter(text -> !text.isEmpty()),
                fields.isTrue("anyway")));
    }

    private static Optional<LocalDateTime> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
