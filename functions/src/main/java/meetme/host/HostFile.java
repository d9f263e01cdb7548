package meetme.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The host's own file, {@code host.json}: the one place where they say who they are, and where, when and how to meet. */
public final class HostFile {

    static final String NAME = "host.json";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private HostFile() {}

    /** The result of reading the file. */
    public sealed interface Result {}

    /** The file is valid. */
    public record Read(Host host) implements Result {}

    /**
     * The file is not valid.
     *
     * @param faults all of them, at least one, roughly in the order of the file
     */
    public record Faulty(List<Fault> faults) implements Result {

        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Something to fix in the file.
     *
     * @param field where, such as {@code meetings[1].usualPlace}, or {@code host.json} for the file as a whole
     * @param fix what is wrong and how to fix it, to be read after the field
     */
    public record Fault(String field, String fix) {

        @Override
        public String toString() {
            return field + ": " + fix;
        }
    }

    /** Reads the text of a file. A byte order mark at its start is not a fault: some editors add one. */
    public static Result read(String json) {
        Faults faults = new Faults();
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
        return JsonReader.read(text, faults)
                .map(value -> new HostReader(faults).host(value))
                .filter(host -> faults.all().isEmpty())
                .<Result>map(Read::new)
                .orElseGet(() -> new Faulty(faults.all()));
    }

    /**
     * Reads the file that the program was built with, {@code /host.json} on the class path, in UTF-8.
     *
     * @throws IllegalStateException if it is missing or has faults, one line for each; the build checks the file, so
     *     this never happens to a visitor
     */
    public static Host load() {
        return hostOf(read(textOnClassPath()));
    }

    private static String textOnClassPath() {
        try (InputStream file = HostFile.class.getResourceAsStream("/" + NAME)) {
            if (file == null) {
                throw new IllegalStateException(NAME + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Host hostOf(Result result) {
        return switch (result) {
            case Read read -> read.host();
            case Faulty faulty -> throw new IllegalStateException(lines(faulty.faults()));
        };
    }

    private static String lines(List<Fault> faults) {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n", NAME + " needs fixing:\n", ""));
    }
}
