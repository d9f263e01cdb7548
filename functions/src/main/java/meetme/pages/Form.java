package meetme.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.http.FieldError;

/**
 * The content of the form: what the visitor typed before, and what is wrong with it.
 *
 * @param values by the field's name, as the browser sent them; never trusted, only shown again
 * @param errors in the order of the page, whatever the order in which they were found
 * @param open what can be asked for, if the page was rendered just now
 * @param pause the break that the host is taking, likewise
 */
public record Form(Map<String, List<String>> values, List<FieldError> errors, List<Open> open, Optional<Pause> pause) {

    /** Nothing typed yet. */
    public static final Form BLANK = new Form(Map.of(), List.of());

    /** The fields that a link can lead to, as they follow on the page. */
    private static final List<String> SHOWN = List.of(
            "city", "arrive", "leave", "meeting", "times", "name", "email", "know", "profile", "topic", "pledge");

    public Form {
        values = Map.copyOf(values);
        errors = errors.stream().sorted(Comparator.comparingInt(Form::place)).toList();
        open = List.copyOf(open);
    }

    /** One that does not say what is open. */
    public Form(Map<String, List<String>> values, List<FieldError> errors) {
        this(values, errors, List.of(), Optional.empty());
    }

    /**
     * One city.
     *
     * @param days each with its times, to be read
     */
    public record Open(String city, List<String> days) {}

    /**
     * A break.
     *
     * @param until the day on which the host is back, to be read
     * @param words the host's own; may be empty
     */
    public record Pause(String until, String words) {}

    // What is about no field comes first, where it is read.
    private static int place(FieldError error) {
        return SHOWN.indexOf(error.field());
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** What was typed, or an empty string. */
    public String value(String field) {
        return value(field, 0);
    }

    /** What was typed into the n-th of several inputs with one name, counted from 0. */
    public String value(String field, int n) {
        List<String> typed = values.getOrDefault(field, List.of());
        return n < typed.size() ? typed.get(n) : "";
    }

    /** Whether that choice was made, or the box ticked. */
    public boolean chose(String field, String value) {
        return value(field).equals(value);
    }

    /** What is wrong with the field, or an empty string. */
    public String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    /** For {@code aria-invalid}. */
    public boolean isWrong(String field) {
        return !error(field).isEmpty();
    }

    /** Whether the error is about something on the page that its link can lead to. */
    public boolean isShown(FieldError error) {
        return SHOWN.contains(error.field());
    }

    @Override
    public String toString() {
        return "Form[errors=" + errors.size() + "]";
    }
}
