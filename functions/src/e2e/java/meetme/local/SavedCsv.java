package meetme.local;

import java.util.ArrayList;
import java.util.List;

/** Reads a saved file by the letter of RFC 4180, unlike the page's own reader, which forgives. */
final class SavedCsv {

    private final String text;
    private int at;

    private SavedCsv(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is none */
    static List<List<String>> read(String text) {
        SavedCsv csv = new SavedCsv(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (skips(","));
        if (!skips("\r\n")) {
            throw new IllegalArgumentException("No end of the row at " + at);
        }
        return cells;
    }

    private String cell() {
        if (!skips("\"")) {
            throw new IllegalArgumentException("No quotes at " + at);
        }
        StringBuilder cell = new StringBuilder();
        while (true) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                throw new IllegalArgumentException("No end of the cell at " + at);
            }
            cell.append(text, at, end);
            at = end + 1;
            if (!skips("\"")) {
                return cell.toString();
            }
            cell.append('"');
        }
    }

    private boolean skips(String next) {
        boolean there = text.startsWith(next, at);
        at += there ? next.length() : 0;
        return there;
    }
}
