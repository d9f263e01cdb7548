package meetme.deciding;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import meetme.http.Fields;
import meetme.meetup.MeetupReport.Why;

/** The fields that both sides' commands are read from, and everything that is wrong with them. */
public final class CommandFields {

    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_TIMES = 3;

    private final Fields fields;
    private final List<FieldProblem> problems = new ArrayList<>();

    public CommandFields(Fields fields) {
        this.fields = fields;
    }

    /** The version that the page showed. */
    public Optional<Integer> version() {
        return required("version", "version", fields.integer("version"));
    }

    public <A extends Enum<A>> Optional<A> action(String key, A[] buttons) {
        return required("action", key, fields.constant("action", buttons));
    }

    /** What the one who presses adds in their own words; nothing where they left it empty. */
    public Optional<String> note() {
        return optional("note", "note", fields.lines("note", 0, LONGEST_NOTE)).filter(text -> !text.isEmpty());
    }

    /** One local time, where one is named. */
    public Optional<LocalDateTime> time() {
        return optional("time", "time", fields.time("time"));
    }

    /** The local times that are suggested, each once, in the order in which they were. */
    public List<LocalDateTime> times() {
        return optional("times", "times", fields.times("times", MOST_TIMES)).orElse(List.of());
    }

    /** Why they did not meet, where it is said. */
    public Optional<Why> why() {
        return optional("why", "why", fields.constant("why", Why.values()));
    }

    /** A field that is true, or false, or left out. */
    public boolean flag(String name) {
        if (fields.has(name) && !fields.isBoolean(name)) {
            refuse(name, "flag");
        }
        return fields.isTrue(name);
    }

    /** A field that may be left out, but not be wrong. */
    public <T> Optional<T> optional(String name, String key, Optional<T> value) {
        return fields.has(name) ? required(name, key, value) : value;
    }

    private <T> Optional<T> required(String name, String key, Optional<T> value) {
        if (value.isEmpty()) {
            refuse(name, key);
        }
        return value;
    }

    private void refuse(String name, String key) {
        problems.add(FieldProblem.of(name, key));
    }

    /** The command, once all of its fields are read. */
    public <C> ParsedCommand<C> command(Optional<Integer> version, Optional<C> command) {
        return version.isEmpty() || command.isEmpty() || !problems.isEmpty()
                ? new ParsedCommand.Wrong<>(List.copyOf(problems))
                : new ParsedCommand.Read<>(version.get(), command.get());
    }
}
