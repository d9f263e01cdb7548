package meetme.deciding;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
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

    private static final int LONGEST_PLACE = 200;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    /** An order, or everything that is wrong with it. */
    sealed interface Reading {

        record Read(HostOrder order) implements Reading {}

        record Wrong(List<FieldError> errors) implements Reading {}
    }

    static Reading read(Fields body) {
        PressFields fields = new PressFields(body);
        Optional<Integer> version = fields.version();
        Optional<HostAction> action =
                fields.action(HostAction::named, "Choose approve, decline, pitch, cancel or undo.");
        Optional<LocalDateTime> time = fields.optional("time", HostOrder::time, "Write the time as 2026-12-03T10:00.");
        Optional<String> place =
                fields.optional("place", HostOrder::place, "Say where you will meet, in 200 characters at most.");
        Optional<String> note = fields.note();
        boolean anyway = fields.flag("anyway");
        if (version.isEmpty() || action.isEmpty() || !fields.errors().isEmpty()) {
            return new Reading.Wrong(fields.errors());
        }
        return new Reading.Read(new HostOrder(version.get(), action.get(), time, place, note, anyway));
    }

    private static Optional<String> place(String typed) {
        return Text.line(typed).filter(text -> !text.isEmpty() && Text.length(text) <= LONGEST_PLACE);
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
