package meetme.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import meetme.host.HostFile.Fault;

/** Collects what is wrong with host.json while it is being read. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void add(String field, String fix) {
        found.add(new Fault(field, fix));
    }

    /** Whether there is no fault so far in these fields, anything inside them, or anything around them. */
    boolean noneIn(String... fields) {
        return found.stream()
                .map(Fault::field)
                .noneMatch(
                        faulty -> Arrays.stream(fields).anyMatch(field -> isIn(faulty, field) || isIn(field, faulty)));
    }

    private static boolean isIn(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }

    List<Fault> all() {
        return List.copyOf(found);
    }
}
