package meetme.deciding;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import meetme.http.Fields;
import meetme.meetup.MeetupReport.Why;
import meetme.text.TypedText;

/** The fields of a press, and everything that is wrong with them. */
final class CommandFields {

    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_TIMES = 3;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    private final Fields fields;
    private final List<FieldProblem> refusals = new ArrayList<>();

    CommandFields(Fields fields) {
        this.fields = fields;
    }

    /** The version that the page showed. */
    Optional<Integer> version() {
        Optional<Integer> version = fields.integer("version");
        if (version.isEmpty()) {
            refuse("version", "version");
        }
        return version;
    }

    <A> Optional<A> action(Function<String, Optional<A>> named, String key) {
        Optional<A> action = fields.text("action").flatMap(named);
        if (action.isEmpty()) {
            refuse("action", key);
        }
        return action;
    }

    /** What the one who presses adds in their own words; nothing where they left it empty. */
    Optional<String> note() {
        Optional<String> note =
                fields.text("note").flatMap(TypedText::lines).filter(text -> TypedText.length(text) <= LONGEST_NOTE);
        if (fields.has("note") && note.isEmpty()) {
            refuse("note", "note");
        }
        return note.filter(text -> !text.isEmpty());
    }

    /** One local time, where one is named. */
    Optional<LocalDateTime> time() {
        return optional("time", CommandFields::time, "time");
    }

    /** The local times that are suggested, each once, in the presser's order. */
    List<LocalDateTime> times() {
        List<Optional<LocalDateTime>> times = fields.texts("times").orElse(List.of()).stream()
                .map(CommandFields::time)
                .toList();
        List<LocalDateTime> read =
                times.stream().flatMap(Optional::stream).distinct().toList();
        boolean wrong = times.isEmpty() || times.size() > MOST_TIMES || times.contains(Optional.<LocalDateTime>empty());
        if (fields.has("times") && wrong) {
            refuse("times", "times");
        }
        return read;
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

    /** Why they did not meet, where it is said. */
    Optional<Why> why() {
        return optional("why", CommandFields::why, "why");
    }

    private static Optional<Why> why(String name) {
        return switch (name) {
            case "moved" -> Optional.of(Why.MOVED);
            case "they-cancelled" -> Optional.of(Why.THEY_CANCELLED);
            case "no-show" -> Optional.of(Why.NO_SHOW);
            default -> Optional.empty();
        };
    }

    /** A field that may be left out, but not be wrong. */
    <T> Optional<T> optional(String name, Function<String, Optional<T>> meaning, String key) {
        Optional<T> value = fields.text(name).flatMap(meaning);
        if (fields.has(name) && value.isEmpty()) {
            refuse(name, key);
        }
        return value;
    }

    /** A field that is true, or false, or left out. */
    boolean flag(String name) {
        if (fields.has(name) && !fields.isBoolean(name)) {
            refuse(name, "flag");
        }
        return fields.isTrue(name);
    }

    private void refuse(String field, String key) {
        refusals.add(FieldProblem.of(field, key));
    }

    /** The press, once all of its fields are read. */
    <C> Press<C> press(Optional<Integer> version, Optional<C> command) {
        return version.isEmpty() || command.isEmpty() || !refusals.isEmpty()
                ? new Press.Wrong<>(List.copyOf(refusals))
                : new Press.Read<>(version.get(), command.get());
    }
}
