package meetme.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import meetme.local.io.JsonMaps;

/**
 * One filter of an event source, such as {@code {"eventName": ["INSERT"]}}: every field named must be there and have one
 * of the values listed. Of the comparisons Lambda knows, those that a table's records need; any other is refused when
 * the filter is read.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Lambda event filtering</a>
 */
public final class FilterPattern {
    private static final Set<String> COMPARISONS = Set.of("exists", "prefix", "anything-but");

    private final Map<String, Object> pattern;

    public static FilterPattern parse(String json) {
        Map<String, Object> pattern = JsonMaps.object(json.getBytes(UTF_8));
        check(pattern);
        return new FilterPattern(pattern);
    }

    private static void check(Object pattern) {
        switch (pattern) {
            case Map<?, ?> fields -> fields.values().forEach(FilterPattern::check);
            case List<?> accepted -> accepted.forEach(FilterPattern::checkAccepted);
            default -> throw new IllegalArgumentException("A filter needs a list here, not " + pattern);
        }
    }

    private static void checkAccepted(Object accepted) {
        if (accepted instanceof Map<?, ?> comparison
                && !(comparison.size() == 1 && COMPARISONS.containsAll(comparison.keySet()))) {
            throw new IllegalArgumentException("This filter is not supported on one machine: " + comparison);
        }
    }

    private FilterPattern(Map<String, Object> pattern) {
        this.pattern = pattern;
    }

    /**
     * Whether the function wants this record.
     *
     * @param event the record as the function would get it
     */
    public boolean matches(Map<String, Object> event) {
        return matchesAll(pattern, event);
    }

    private static boolean matchesAll(Map<?, ?> fields, Map<?, ?> event) {
        return fields.entrySet().stream().allMatch(field -> {
            boolean there = event.containsKey(field.getKey());
            Object value = there ? event.get(field.getKey()) : Map.of();
            return field.getValue() instanceof Map<?, ?> deeper
                    ? matchesAll(deeper, value instanceof Map<?, ?> inner ? inner : Map.of())
                    : ((List<?>) field.getValue()).stream().anyMatch(accepted -> accepts(accepted, there, value));
        });
    }

    private static boolean accepts(Object accepted, boolean there, Object value) {
        if (!(accepted instanceof Map<?, ?> comparison)) {
            return there && accepted.equals(value);
        }
        Map.Entry<?, ?> entry = comparison.entrySet().iterator().next();
        return switch (String.valueOf(entry.getKey())) {
            case "exists" -> entry.getValue().equals(there);
            case "prefix" -> there && String.valueOf(value).startsWith(String.valueOf(entry.getValue()));
            default ->
                there && !(entry.getValue() instanceof List<?> list ? list : List.of(entry.getValue())).contains(value);
        };
    }
}
