package meetme.http;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import meetme.text.TypedText;

/** The fields of a JSON object, taken out by name and type. What is of another type or written otherwise is not there. */
public final class Fields {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    private final Map<String, Object> values;

    public Fields(Map<String, Object> values) {
        this.values = values;
    }

    /** All of them, for whoever reads them in another way. */
    public Map<String, Object> all() {
        return Collections.unmodifiableMap(values);
    }

    /** The names that the API does not know, in the order of the body. */
    public List<String> unknown(Set<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    /** Whether the field is present and not null, even if it has the wrong type. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Integer> integer(String name) {
        return values.get(name) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    /** Whether the field is the boolean {@code true}, not text or a number that looks like it. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    public boolean isBoolean(String name) {
        return values.get(name) instanceof Boolean;
    }

    /** A list of strings, or empty if it is not a list or contains anything else. */
    public Optional<List<String>> texts(String name) {
        return values.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream().map(String.class::cast).toList())
                : Optional.empty();
    }

    /** One line, as {@link TypedText#line} makes it, of so many code points. */
    public Optional<String> line(String name, int shortest, int longest) {
        return within(text(name).flatMap(TypedText::line), shortest, longest);
    }

    /** Several lines, as {@link TypedText#lines} makes them, of so many code points. */
    public Optional<String> lines(String name, int shortest, int longest) {
        return within(text(name).flatMap(TypedText::lines), shortest, longest);
    }

    private static Optional<String> within(Optional<String> text, int shortest, int longest) {
        int length = text.isPresent() ? TypedText.length(text.get()) : -1;
        return length >= shortest && length <= longest ? text : Optional.empty();
    }

    /** A day such as {@code 2026-11-24}. */
    public Optional<LocalDate> date(String name) {
        Optional<String> text = text(name);
        try {
            return text.isPresent() && DATE.matcher(text.get()).matches()
                    ? Optional.of(LocalDate.parse(text.get()))
                    : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A local time such as {@code 2026-11-24T14:00}. */
    public Optional<LocalDateTime> time(String name) {
        return text(name).flatMap(Fields::localTime);
    }

    /** Up to so many local times, each of them once, in their order. */
    public Optional<List<LocalDateTime>> times(String name, int most) {
        Optional<List<String>> typed = texts(name);
        if (typed.isEmpty() || typed.get().size() > most) {
            return Optional.empty();
        }
        Set<LocalDateTime> times = new LinkedHashSet<>();
        for (String text : typed.get()) {
            Optional<LocalDateTime> time = localTime(text);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            times.add(time.get());
        }
        return Optional.of(List.copyOf(times));
    }

    private static Optional<LocalDateTime> localTime(String text) {
        try {
            return TIME.matcher(text).matches() ? Optional.of(LocalDateTime.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The one of these constants that is named as {@link JsonObject#name} writes it. */
    public <E extends Enum<E>> Optional<E> constant(String name, E[] all) {
        Optional<String> text = text(name);
        for (E each : all) {
            if (text.isPresent() && text.get().equals(JsonObject.name(each))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
