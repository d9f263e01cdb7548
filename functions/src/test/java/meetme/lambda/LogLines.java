package meetme.lambda;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the program writes into its log, from when this is made until it is closed. */
final class LogLines implements AutoCloseable {

    private final PrintStream usual = System.out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    LogLines() {
        System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setOut(usual);
    }
}
