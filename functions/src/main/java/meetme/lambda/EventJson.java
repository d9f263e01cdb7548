package meetme.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON, to be read field by field. Binding it to a class, whether with the runtime or with jackson-jr, would cost more
 * when cold than everything else about it; and the runtime needs joda-time for it, which is not in lambda.zip.
 */
final class EventJson {

    private EventJson() {}

    /** Reads one. JSON that is not an object counts as an empty one. */
    static Map<String, Object> read(InputStream in) throws IOException {
        return object(JSON.std.anyFrom(in));
    }

    /** @throws IllegalArgumentException if it has none, and so is a different kind of event */
    static List<Map<String, Object>> records(Map<String, Object> event) {
        if (event.get("Records") instanceof List<?> records) {
            return records.stream().map(EventJson::object).toList();
        }
        throw new IllegalArgumentException("This is not an event: it has no records");
    }

    /** Empty if there is none. */
    static Map<String, Object> object(Map<String, Object> json, String field) {
        return object(json.get(field));
    }

    @SuppressWarnings("unchecked") // JSON keys are always strings
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    static Optional<String> text(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
