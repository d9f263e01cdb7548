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
 * A value in host.json, with its place in the file. The reader says what it must be.
 *
 * <p>An unusable value is reported and replaced by a stand-in, so that reading continues and finds all other faults.
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

    /** The whole file, which must be an object. */
    static Field file(JsonValue value, Faults faults) {
        return new Field("", value, faults).object();
    }

    /** {@code meetings[1].usualPlace}: the way a person would refer to it. */
    String path() {
        return path.isEmpty() ? HostFile.NAME : path;
    }

    /** Whether it is text that says nothing. */
    boolean isBlank() {
        return value instanceof JsonValue.Text text && !TypedText.isSeen(text.value());
    }

    boolean isObject() {
        return value instanceof JsonValue.Members;
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

    /** Members that nobody reads. */
    void mayHave(List<String> names) {
        known.addAll(names);
    }

    private Field member(String name, JsonValue.Members members) {
        return new Field(path.isEmpty() ? name : path + "." + name, members.get(name), faults);
    }

    /** This value, which must be an object. If it is not, that is its only fault, and nothing is reported as missing in it. */
    Field object() {
        return value instanceof JsonValue.Members
                ? this
                : refused("an object", "{ … }", new Field(path, value, new Faults()));
    }

    /** Reports each member that has not been asked for. */
    void hasNothingElse() {
        if (value instanceof JsonValue.Members members) {
            String fix =
                    "is not a known field; correct its name or delete it. Known fields: " + String.join(", ", known);
            members.values().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> member(name, members))
                    .forEach(field -> field.isWrong(fix));
        }
    }

    /**
     * Its items.
     *
     * @param least how many there must be
     */
    List<Field> items(int least) {
        if (!(value instanceof JsonValue.Array array)) {
            return refused("a list", "[ … ]", List.of());
        }
        if (array.items().size() < least) {
            faults.add(path(), "is empty; add at least one entry");
        }
        return IntStream.range(0, array.items().size())
                .mapToObj(i -> new Field(path + "[" + i + "]", array.items().get(i), faults))
                .toList();
    }

    /**
     * Words for people to read, not only blanks, without surrounding spaces. They go into email headers and calendar entries, where
     * a line break would do harm.
     *
     * @param most the maximum number of characters
     */
    String words(int most) {
        return text(
                        "valid text",
                        "one line of 1 to " + most + " characters",
                        text -> Optional.of(text.strip())
                                .filter(line -> line.codePointCount(0, line.length()) <= most)
                                .filter(TypedText::isHarmlessLine)
                                .filter(TypedText::isSeen))
                .orElse("");
    }

    /** A whole number within both bounds, and a multiple of {@code multiple}. */
    int number(String unit, int least, int most, int multiple) {
        String wanted = "a whole number from " + least + " to " + most
                + (multiple == 1 ? "" : " that is a multiple of " + multiple);
        return value instanceof JsonValue.Figure figure
                        && figure.written().matches("\\d{1,6}")
                        && Integer.parseInt(figure.written()) >= least
                        && Integer.parseInt(figure.written()) <= most
                        && Integer.parseInt(figure.written()) % multiple == 0
                ? Integer.parseInt(figure.written())
                : refused("a valid number of " + unit, wanted, 0);
    }

    boolean yesOrNo() {
        return value instanceof JsonValue.Bool bool ? bool.value() : refused("a valid choice", "true or false", false);
    }

    /**
     * Text that means something.
     *
     * @param kind what it should be, with its article, to follow "is not"
     * @param wanted what to use instead, to follow "use"
     */
    <T> Optional<T> text(String kind, String wanted, Function<String, Optional<T>> meaning) {
        Optional<T> read = value instanceof JsonValue.Text text ? meaning.apply(text.value()) : Optional.empty();
        return read.isPresent() ? read : refused(kind, wanted, Optional.empty());
    }

    private <T> T refused(String kind, String wanted, T standIn) {
        String fix =
                value instanceof JsonValue.Missing ? "is missing; add " : value.shown() + " is not " + kind + "; use ";
        faults.add(path(), fix + wanted);
        return standIn;
    }

    /** Reports what is wrong with it in combination with other fields. */
    void isWrong(String fix) {
        faults.add(path(), fix);
    }
}
