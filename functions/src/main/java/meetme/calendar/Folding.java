package meetme.calendar;

/**
 * Folds long lines (RFC 5545, section 3.1): no line is longer than 75 octets, not counting its line break, and none ends
 * inside a character. Libraries count characters, which makes lines too long for a reader that counts octets.
 */
final class Folding {

    private static final int LONGEST = 75;
    private static final String FOLD = "\r\n ";

    private Folding() {}

    /**
     * Folds lines.
     *
     * @param lines ended by CRLF, none folded yet
     */
    static String fold(String lines) {
        StringBuilder folded = new StringBuilder(lines.length() + lines.length() / 32);
        for (String line : lines.split("\r\n", 0)) {
            append(folded, line);
            folded.append("\r\n");
        }
        return folded.toString();
    }

    private static void append(StringBuilder folded, String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int c = line.codePointAt(i);
            int more = octets(c);
            if (octets + more > LONGEST) {
                folded.append(FOLD);
                // The space that begins the next line counts.
                octets = 1;
            }
            folded.appendCodePoint(c);
            octets += more;
        }
    }

    // RFC 3629, section 3.
    private static int octets(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}
