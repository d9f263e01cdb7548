package meetme.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON, to be read field by field. To bind it to a class, the runtime's way as much as jackson-jr's, costs more
 * when cold than all else about it; and the runtime's own way needs joda-time, which is not in lambda.zip.
 */
final class EventJson {

    private EventJson() {}

    /** Reads one. Where it is JSON but no object, it is as if nothing stood in it. */
    static Map<String, Object> read(InputStream in) throws IOException {
        return object(JSON.std.anyFrom(in));
    }

    /** @throws IllegalArgumentException if it has none, and so is no event of the kind that has */
    static List<Map<String, Object>> records(Map<String, Object> event) {
        if (event.get("Records") instanceof List<?> records) {
            return records.stream().map(EventJson::object).toList();
        }
        throw new IllegalArgumentException("This is not an event: it has no records");
    }

    /** Empty where there is none. */
    static Map<String, Object> object(Map<String, Object> json, String field) {
        return object(json.get(field));
    }

    @SuppressWarnings("unchecked") // JSON knows no other keys than strings
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    static Optional<String> text(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
