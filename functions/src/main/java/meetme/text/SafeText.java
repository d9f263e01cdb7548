package meetme.text;

import java.util.List;

/**
 * Text that a person typed, made safe to show: it keeps every letter and emoji, and loses whatever could break a line,
 * a header or the text direction around it.
 */
public final class SafeText {

    private SafeText() {}

    /** As one line, for names, subjects and headers. */
    public static String oneLine(String text) {
        return text(text).replace('\n', ' ').strip();
    }

    /** Line by line, without the blank ones at either end. */
    public static List<String> lines(String text) {
        return List.of(text(text).strip().split("\n", -1));
    }

    /** With its line breaks, each as one {@code \n}. */
    public static String text(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        String lines = text.replace("\r\n", "\n");
        int before = 0;
        for (int at = 0; at < lines.length(); at += Character.charCount(before)) {
            int c = lines.codePointAt(at);
            append(harmless, before, c);
            before = c;
        }
        return harmless.toString();
    }

    private static void append(StringBuilder harmless, int before, int c) {
        if (isLineBreak(c)) {
            harmless.append('\n');
        } else if (c == '\t') {
            harmless.append(' ');
        } else if (Character.getType(c) == Character.SURROGATE) {
            // Half a character cannot be written in UTF-8.
            harmless.append('\uFFFD');
        } else if (TypedText.isHarmless(before, c)) {
            harmless.appendCodePoint(c);
        }
    }

    // Everything at which Unicode breaks a line (UAX #14, classes BK, CR, LF and NL).
    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
