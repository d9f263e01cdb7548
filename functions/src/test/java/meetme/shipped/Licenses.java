package meetme.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table in THIRD-PARTY.md: under which license each library is that is in a zip. */
record Licenses(List<Row> rows) {

    private static final Pattern ROW =
            Pattern.compile("^\\| ([a-z][a-z0-9.-]+:[a-z0-9.*-]+) \\| ([^|]+) \\| ([a-z, ]+) \\|$", Pattern.MULTILINE);

    /**
     * @param libraries one, or all of a group: {@code org.slf4j:*}
     * @param license in SPDX's words
     * @param zips in which of them something of it is, without the {@code .zip}
     */
    record Row(String libraries, String license, Set<String> zips) {

        private static Row of(MatchResult line) {
            return new Row(
                    line.group(1),
                    line.group(2).strip(),
                    new TreeSet<>(List.of(line.group(3).strip().split(", "))));
        }

        boolean isAbout(Library library) {
            return libraries.equals(library.coordinates()) || libraries.equals(library.group() + ":*");
        }
    }

    static Licenses read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static Licenses of(String text) {
        return new Licenses(ROW.matcher(text).results().map(Row::of).toList());
    }

    Optional<Row> of(Library library) {
        return rows.stream().filter(row -> row.isAbout(library)).findFirst();
    }
}
