package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import meetme.pages.FirstView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of the board whose work is not seen: how a CSV is read and written, and what somebody is called. */
@Tag("e2e")
class ScriptsInBrowserTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private Page page;

    @BeforeEach
    void open() {
        page = STAGE.phone();
        page.navigate(STAGE.url("/404"));
    }

    private Object call(String script, String function, Object... values) {
        String path = "/" + FirstView.assets(Path.of("target", "site")) + "board/" + script;
        return page.evaluate(
                "async ([path, name, values]) => (await import(path))[name](...values)",
                List.of(path, function, List.of(values)));
    }

    @Test
    void allThatRfc4180KnowsIsRead() {
        String text = "a,\"b, \"\"c\"\"\",\"d\r\ne\"\r\n\r\n ,,\n\"\",x\"y,\"z\"w\rlast";

        assertThat(call("csv.js", "readCsv", text))
                .isEqualTo(List.of(List.of("a", "b, \"c\"", "d\r\ne"), List.of("", "x\"y", "zw"), List.of("last")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\"", "\"\"", "\"never ends,\n\n", "a,", "\"a\"\"", ",", "\r", "\u0000"})
    void whateverIsBrokenIsReadToItsEnd(String text) {
        assertThat(call("csv.js", "readCsv", text)).isInstanceOf(List.class);
    }

    @Test
    void aMegabyteInOneCellIsReadAtOnce() {
        Object length = page.evaluate(
                "async path => (await import(path)).readCsv('\"' + 'a\"\"\\n,'.repeat(400_000))[0][0].length",
                "/" + FirstView.assets(Path.of("target", "site")) + "board/csv.js");

        assertThat(length).isEqualTo(1_600_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@A1",
                "\tx",
                "\rx",
                " =1",
                "\u00a0=1",
                "\n=1",
                "＝1",
                "=HYPERLINK(\"http://evil.example\")"
            })
    void whatASpreadsheetWouldRunIsDefused(String cell) {
        String file = (String) call("csv.js", "writeCsv", List.of(List.of(cell, "harmless")));

        assertThat(SavedCsv.read(file.substring(1))).containsExactly(List.of("'" + cell, "harmless"));
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() {
        List<List<String>> rows =
                List.of(List.of("Zoë \"Z\" Müller", "a,b;c\nd", "x=y - z"), List.of("李 明", "", "https://a.example/#b"));
        String file = (String) call("csv.js", "writeCsv", rows);

        assertThat(SavedCsv.read(file.substring(1))).isEqualTo(rows);
        assertThat(call("csv.js", "readCsv", file.substring(1))).isEqualTo(rows);
    }

    // As meetme.text.FirstName has it, whose emails say the same.
    @ParameterizedTest
    @CsvSource({
        "Alex Kim, Alex",
        "Dr. Jane Doe, Jane",
        "Prof. Dr. Max Ott, Max",
        "J. R. R. Tolkien, Tolkien",
        "李 明, 李",
        "Cher, Cher",
        "Jean-Luc Picard, Jean-Luc",
        "A., A."
    })
    void somebodyIsCalledByTheirFirstName(String name, String first) {
        assertThat(call("people.js", "firstName", name)).isEqualTo(first);
    }

    @Test
    void aMonthStandsForTheDayOfAConnection() {
        String file = "First Name,Last Name,Connected On\nA,B,03 May 2024\nC,D,5/3/24\nE,F,\n";
        Object read = page.evaluate(
                "async ([path, file]) => (await import(path)).connectionsIn(new TextEncoder().encode('\\ufeff' + file).buffer)"
                        + ".people.map(({since}) => since)",
                List.of("/" + FirstView.assets(Path.of("target", "site")) + "board/connections.js", file));

        assertThat(read).isEqualTo(List.of("May 2024", "5/3/24", ""));
    }
}
