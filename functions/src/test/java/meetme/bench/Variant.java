package meetme.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A function with what it is asked.
 *
 * @param task the folder that Lambda would call {@code /var/task}
 * @param handler the class
 * @param event another one each time, as no two visitors send the same
 * @param check throws where that is not the answer
 * @param limit what may be counted, where it is one of the program's
 */
record Variant(
        String name,
        Path task,
        String handler,
        Supplier<byte[]> event,
        Consumer<JsonNode> check,
        Optional<Limit> limit) {

    /** For files about it. */
    String fileName() {
        return name.replaceAll("\\W+", "-");
    }

    /**
     * What repeats, and so can be held.
     *
     * @param classes that are loaded until the first answer, at most
     * @param starting the operations of AWS that it calls before it asks for an event
     * @param answering those that it calls for the event
     */
    record Limit(int classes, List<String> starting, List<String> answering) {}
}
