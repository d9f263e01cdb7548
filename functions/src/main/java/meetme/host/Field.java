package meetme.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import meetme.text.TypedText;

/**
 * A value of host.json with its place in the file. Whoever reads it names what must stand there.
 *
 * <p>A value that will not do is reported and read as a stand-in, so that reading goes on and finds all other faults.
 * Nothing with a fault leaves this package.
 */
final class Field {

    private final String path;
    private final JsonValue value;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    private Field(String path, JsonValue value, Faults faults) {
        this.path = path;
        this.value = value;
        this.faults = faults;
    }

    /** The object that the whole file is. */
    static Field file(JsonValue value, Faults faults) {
        return new Field("", value, faults).object();
    }

    /** {@code meetings[1].usualPlace}: as a person would point at it. */
    String path() {
        return path.isEmpty() ? HostFile.NAME : path;
    }

    /** A member that must be there. */
    Field get(String name) {
        known.add(name);
        return member(name, value instanceof JsonValue.Members members ? members : new JsonValue.Members(Map.of()));
    }

    /** A member that may be left out. */
    Optional<Field> optional(String name) {
        Field field = get(name);
        return field.value instanceof JsonValue.Missing ? Optional.empty() : Optional.of(field);
    }

    private Field member(String name, JsonValue.Members members) {
        return new Field(path.isEmpty() ? name : path + "." + name, members.get(name), faults);
    }

    /** This, which must be an object. Where it is none, that is its only fault: nothing in it is missed. */
    Field object() {
        return value instanceof JsonValue.Members
                ? this
                : refused("object", "{ … }", new Field(path, value, new Faults()));
    }

    /** Reports each member that nobody has asked for. */
    void hasNothingElse() {
        if (value instanceof JsonValue.Members members) {
            String fix = "is no field here; correct its name or delete it: there are " + String.join(", ", known);
            members.values().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> member(name, members))
                    .forEach(field -> field.isWrong(fix));
        }
    }

    /** Its items, of which there must be at least so many. */
    List<Field> items(int least) {
        if (!(value instanceof JsonValue.Array array)) {
            return refused("list", "[ … ]", List.of());
        }
        if (array.items().size() < least) {
            faults.add(path(), "is empty; write at least one entry");
        }
        return IntStream.range(0, array.items().size())
                .mapToObj(i -> new Field(path + "[" + i + "]", array.items().get(i), faults))
                .toList();
    }

    /**
     * Words for people to read, at most so many characters, without space around them. They go into mail headers and calendar
     * entries, so that a line break would be one too many.
     */
    String words(int most) {
        return text(
                        "fitting text",
                        "one line of 1 to " + most + " characters",
                        text -> Optional.of(text.strip())
                                .filter(line -> !line.isEmpty() && line.codePointCount(0, line.length()) <= most)
                                .filter(TypedText::isHarmlessLine))
                .orElse("");
    }

    /** A whole number within both bounds, in steps from 0 where {@code multiple} is more than 1. */
    int number(String unit, int least, int most, int multiple) {
        String wanted = "a whole number from " + least + " to " + most
                + (multiple == 1 ? "" : " that is a multiple of " + multiple);
        return value instanceof JsonValue.Figure figure
                        && figure.written().matches("\\d{1,6}")
                        && Integer.parseInt(figure.written()) >= least
                        && Integer.parseInt(figure.written()) <= most
                        && Integer.parseInt(figure.written()) % multiple == 0
                ? Integer.parseInt(figure.written())
                : refused("fitting number of " + unit, wanted, 0);
    }

    boolean yesOrNo() {
        return value instanceof JsonValue.Bool bool ? bool.value() : refused("yes or no", "true or false", false);
    }

    /**
     * Text that stands for something.
     *
     * @param kind what it is to be, to follow "is no"
     * @param wanted what to write, to follow "write"
     */
    <T> Optional<T> text(String kind, String wanted, Function<String, Optional<T>> meaning) {
        Optional<T> read = value instanceof JsonValue.Text text ? meaning.apply(text.value()) : Optional.empty();
        return read.isPresent() ? read : refused(kind, wanted, Optional.empty());
    }

    private <T> T refused(String kind, String wanted, T standIn) {
        String complaint = value instanceof JsonValue.Missing ? "is missing" : value.shown() + " is no " + kind;
        faults.add(path(), complaint + "; write " + wanted);
        return standIn;
    }

    /** Reports what is wrong with it in the light of other fields. */
    void isWrong(String fix) {
        faults.add(path(), fix);
    }
}
