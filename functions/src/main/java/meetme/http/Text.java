package meetme.http;

import java.text.Normalizer;
import java.util.Optional;

/** What people type, made safe to show to somebody else in a page, a mail and a calendar. */
public final class Text {

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    // Hangul fillers and the empty Braille pattern are letters and symbols by their category only.
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private Text() {}

    /** One line: stripped, in normal form C, runs of white space made one space. */
    public static Optional<String> line(String typed) {
        return typed.indexOf('\n') >= 0 || typed.indexOf('\r') >= 0
                ? Optional.empty()
                : clean(typed).map(text -> text.replaceAll("[\\h\\s]++", " "));
    }

    /** Several lines, ended by {@code \n}; no more than one blank line in a row. */
    public static Optional<String> lines(String typed) {
        return clean(typed.replace("\r\n", "\n")).map(text -> text.replaceAll("\n{3,}", "\n\n"));
    }

    /** How long a text is to a person: code points, not chars. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<String> clean(String typed) {
        String text = isComposed(typed) ? typed : Normalizer.normalize(typed, Normalizer.Form.NFC);
        if (!text.codePoints().allMatch(Text::isHarmless)) {
            return Optional.empty();
        }
        boolean seen = text.codePoints().anyMatch(Text::isSeen);
        return Optional.of(seen ? text.replaceAll("^[\\h\\s]++|(?<![\\h\\s])[\\h\\s]++$", "") : "");
    }

    // Below the first combining mark nothing combines (UAX #15, section 9). The normalizer would say so as well, but
    // not before it has read its tables, which takes its time when cold.
    private static boolean isComposed(String text) {
        return text.chars().allMatch(c -> c < 0x300);
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            // Bidi controls make a text read other than it is; tag characters and other formats hide in it.
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == 0x200c;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // U+FFFD says that bytes were lost on the way, U+FFFC that an object was.
            default -> c != 0xfffd && c != 0xfffc;
        };
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR -> false;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> false;
            default -> BLANK_LETTERS.indexOf(c) < 0;
        };
    }
}
