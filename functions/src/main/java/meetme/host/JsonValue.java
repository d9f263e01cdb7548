package meetme.host;

import java.util.List;
import java.util.Map;

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
