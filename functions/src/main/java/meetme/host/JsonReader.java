package meetme.host;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON as written. Unlike jackson-jr's own binding, it continues after a duplicate name, and reports it. */
final class JsonReader {

    private final JsonParser parser;
    private final Faults faults;

    private JsonReader(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Reads one value.
     *
     * @return empty if the text is not JSON; the fault then names the line and column
     */
    static Optional<JsonValue> read(String text, Faults faults) {
        try (JsonParser parser = JSON.std.createParser(text)) {
            JsonValue value = new JsonReader(parser, faults).whole();
            return Optional.of(value);
        } catch (JsonProcessingException e) {
            faults.add(HostFile.NAME, "is not valid JSON" + where(e) + ": " + withoutSource(e.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read", e);
        }
    }

    private JsonValue whole() throws IOException {
        JsonToken first = parser.nextToken();
        JsonValue value = first == null ? new JsonValue.Missing() : value(first, "");
        if (parser.nextToken() != null) {
            JsonLocation rest = parser.currentTokenLocation();
            faults.add(
                    HostFile.NAME,
                    "continues after its closing bracket at line %d, column %d; delete the rest or fix the brackets"
                            .formatted(rest.getLineNr(), rest.getColumnNr()));
        }
        return value;
    }

    private JsonValue value(JsonToken token, String path) throws IOException {
        return switch (token) {
            case START_OBJECT -> members(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Figure(parser.getText());
            case VALUE_TRUE -> new JsonValue.Bool(true);
            case VALUE_FALSE -> new JsonValue.Bool(false);
            case VALUE_NULL -> new JsonValue.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("The parser gave " + token + " where a value begins");
        };
    }

    private JsonValue members(String path) throws IOException {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            JsonValue value = value(parser.nextToken(), field);
            if (values.putIfAbsent(name, value) != null) {
                faults.add(field, "appears twice; keep one");
            }
        }
        return new JsonValue.Members(values);
    }

    private JsonValue array(String path) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, path + "[" + items.size() + "]"));
        }
        return new JsonValue.Array(items);
    }

    private static String where(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("");
    }

    /** Jackson's own message, without its remark about the source. */
    private static String withoutSource(String message) {
        return message.replaceAll("Source: [^;]*; ", "");
    }
}
