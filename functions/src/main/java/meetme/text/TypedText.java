package meetme.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Makes what people type safe to show to somebody else, in a page, an email or a calendar. This class decides for the whole
 * program which characters are harmful. Only the scripts' {@code page.js} repeats it for itself.
 */
public final class TypedText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private static final int BLACK_FLAG = 0x1f3f4;

    // Hangul fillers and the empty Braille pattern are letters and symbols only in name.
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private TypedText() {}

    /** One line: stripped, in normal form C, with each run of white space replaced by one space. */
    public static Optional<String> line(String typed) {
        return typed.indexOf('\n') >= 0 || typed.indexOf('\r') >= 0
                ? Optional.empty()
                : clean(typed).map(text -> text.replaceAll("[\\h\\s]++", " "));
    }

    /** Several lines, separated by {@code \n}, with at most one blank line in a row. */
    public static Optional<String> lines(String typed) {
        return clean(typed.replace("\r\n", "\n")).map(text -> text.replaceAll("\n{3,}", "\n\n"));
    }

    /** How long a text is to a person: code points, not chars. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<String> clean(String typed) {
        String text = isComposed(typed) ? typed : Normalizer.normalize(typed, Normalizer.Form.NFC);
        if (!isHarmless(text)) {
            return Optional.empty();
        }
        return Optional.of(isSeen(text) ? text.replaceAll("^[\\h\\s]++|(?<![\\h\\s])[\\h\\s]++$", "") : "");
    }

    // Below the first combining mark nothing combines (UAX #15, section 9). The normalizer would say so as well, but
    // only after it has read its tables, which takes a while when cold.
    private static boolean isComposed(String text) {
        return text.chars().allMatch(c -> c < 0x300);
    }

    /** Whether a text can safely be shown as it is, on a line of its own. */
    public static boolean isHarmlessLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && isHarmless(text);
    }

    private static boolean isHarmless(String text) {
        int before = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int c = text.codePointAt(at);
            if (!isHarmless(before, c)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /**
     * Whether a character can safely be shown among others. Harmful are controls except line feed and tab, characters that change the
     * text direction (UTR #36, section 2.5), invisible ones, and those that replace a lost character.
     *
     * @param before the code point before it, 0 at the beginning: tags are harmless in a flag (UTS #51, section 1.4.9)
     */
    public static boolean isHarmless(int before, int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || isOfFlag(before, c);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // U+FFFD means that bytes were lost on the way, U+FFFC that an object was.
            default -> c != 0xfffd && c != 0xfffc;
        };
    }

    private static boolean isOfFlag(int before, int c) {
        return isTag(c) && (before == BLACK_FLAG || isTag(before));
    }

    // The language tag U+E0001 is none of them.
    private static boolean isTag(int c) {
        return c >= 0xe0020 && c <= 0xe007f;
    }

    /** Whether there is anything to see in it, and not only blanks of one kind or another. */
    public static boolean isSeen(String text) {
        return text.codePoints().anyMatch(TypedText::isSeen);
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR -> false;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> false;
            default -> BLANK_LETTERS.indexOf(c) < 0;
        };
    }
}
