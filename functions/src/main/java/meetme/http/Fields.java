package meetme.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object, taken out by name and type. */
public final class Fields {

    private final Map<String, Object> values;

    public Fields(Map<String, Object> values) {
        this.values = values;
    }

    /** The names that the API does not know, in the order of the body. */
    public List<String> unknown(Set<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    /** Whether the field is there and says something, be it of the wrong type. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Integer> integer(String name) {
        return values.get(name) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    /** Whether the field is the boolean {@code true}, and no text or number that resembles it. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    public boolean isBoolean(String name) {
        return values.get(name) instanceof Boolean;
    }

    /** A list of texts, or nothing where it is no list or holds something else. */
    public Optional<List<String>> texts(String name) {
        return values.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream().map(String.class::cast).toList())
                : Optional.empty();
    }
}
