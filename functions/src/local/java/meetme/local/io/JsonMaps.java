package meetme.local.io;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as maps, lists, strings and numbers: here nothing is ours to bind to. */
public final class JsonMaps {
    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private JsonMaps() {}

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException if this is not one JSON object
     */
    public static Map<String, Object> object(byte[] utf8) {
        try {
            return JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).mapFrom(utf8);
        } catch (JSONObjectException notAnObject) {
            throw new IllegalArgumentException("Not a JSON object", notAnObject);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("Not JSON", notJson);
        }
    }

    public static byte[] bytes(Map<String, ?> object) {
        try {
            return WRITER.asBytes(object);
        } catch (IOException cannotBeWritten) {
            throw new UncheckedIOException(cannotBeWritten);
        }
    }
}
