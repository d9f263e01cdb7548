package meetme.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value (RFC 8259) as it was written, or the absence of one. */
sealed interface JsonValue {

    /** The field is absent. */
    record Missing() implements JsonValue {}

    record Null() implements JsonValue {}

    record Bool(boolean value) implements JsonValue {}

    /** A number, digit by digit. */
    record Figure(String written) implements JsonValue {}

    record Text(String value) implements JsonValue {}

    record Array(List<JsonValue> items) implements JsonValue {}

    /** Its members in the order in which they were written; of several with the same name, the first. */
    record Members(Map<String, JsonValue> values) implements JsonValue {

        JsonValue get(String name) {
            return values.getOrDefault(name, new Missing());
        }
    }

    /** A value as a library for JSON reads it. */
    static JsonValue of(@Nullable Object read) {
        return switch (read) {
            case null -> new Null();
            case String text -> new Text(text);
            case Boolean bool -> new Bool(bool);
            case Number number -> new Figure(number.toString());
            case List<?> items -> new Array(items.stream().map(JsonValue::of).toList());
            case Map<?, ?> members -> {
                Map<String, JsonValue> values = new LinkedHashMap<>();
                members.forEach((name, value) -> values.put(String.valueOf(name), of(value)));
                yield new Members(values);
            }
            case Object other -> throw new IllegalArgumentException("No JSON is " + other.getClass());
        };
    }

    /** How a fault shows it: the value itself, shortened if it is long. */
    default String shown() {
        return switch (this) {
            case Missing _ -> "nothing";
            case Null _ -> "null";
            case Bool bool -> String.valueOf(bool.value());
            case Figure figure -> shortened(figure.written());
            case Text text -> '"' + shortened(text.value()) + '"';
            case Array _ -> "a list";
            case Members _ -> "an object";
        };
    }

    private static String shortened(String text) {
        int most = 40;
        String printable = text.codePoints()
                .limit(most)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > most ? printable + "…" : printable;
    }
}
