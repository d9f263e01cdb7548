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

/** Reads JSON as written. Unlike jackson-jr's own binding it goes on after a name that stands twice, and reports it. */
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
     * @return nothing where the text is not JSON; the fault then tells line and column
     */
    static Optional<Json> read(String text, Faults faults) {
        try (JsonParser parser = JSON.std.createParser(text)) {
            Json value = new JsonReader(parser, faults).whole();
            return Optional.of(value);
        } catch (JsonProcessingException e) {
            faults.add(HostFile.NAME, "is not JSON" + where(e) + ": " + withoutSource(e.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read", e);
        }
    }

    private Json whole() throws IOException {
        JsonToken first = parser.nextToken();
        Json value = first == null ? new Json.Missing() : value(first, "");
        if (parser.nextToken() != null) {
            JsonLocation rest = parser.currentTokenLocation();
            faults.add(
                    HostFile.NAME,
                    "goes on after its closing bracket at line %d, column %d; delete what follows or mend the brackets"
                            .formatted(rest.getLineNr(), rest.getColumnNr()));
        }
        return value;
    }

    private Json value(JsonToken token, String path) throws IOException {
        return switch (token) {
            case START_OBJECT -> members(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Figure(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("The parser gave " + token + " where a value begins");
        };
    }

    private Json members(String path) throws IOException {
        Map<String, Json> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            Json value = value(parser.nextToken(), field);
            if (values.putIfAbsent(name, value) != null) {
                faults.add(field, "stands here twice; keep one");
            }
        }
        return new Json.Members(values);
    }

    private Json array(String path) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, path + "[" + items.size() + "]"));
        }
        return new Json.Array(items);
    }

    private static String where(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("");
    }

    /** Jackson's own words, less its remark that it does not show the source. */
    private static String withoutSource(String message) {
        return message.replaceAll("Source: [^;]*; ", "");
    }
}
