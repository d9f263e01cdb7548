package meetme.meetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a service did not do what it was asked, in what may be stored and logged of it: codes and names of classes. What it
 * says in words repeats addresses and is left where it is.
 *
 * @param code its own for what went wrong; where it did not answer, ours or the client library's
 * @param call its number of the call, by which its owner finds more; none where it did not answer
 * @param root the class of the exception at the bottom of it, if there was one
 */
public record Fault(String code, Optional<String> call, Optional<String> root) {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 20;

    public Fault {
        code = plain(code);
        call = call.map(Fault::plain);
        root = root.map(Fault::plain);
    }

    /** One that no service had a part in. */
    public static Fault of(String code) {
        return new Fault(code, Optional.empty(), Optional.empty());
    }

    /** The one that an exception carries, or what it was caused by; else the class at the bottom of it. */
    public static Fault in(Throwable thrown) {
        return carriedBy(thrown).orElseGet(() -> {
            Class<?> root = causes(thrown).getLast().getClass();
            return new Fault(root.getSimpleName(), Optional.empty(), Optional.of(root.getName()));
        });
    }

    public static Optional<Fault> carriedBy(Throwable thrown) {
        return causes(thrown).stream()
                .filter(Carrier.class::isInstance)
                .map(carrier -> ((Carrier) carrier).fault())
                .findFirst();
    }

    // It, and what it was caused by; causes may go in a circle.
    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = thrown; at != null && causes.size() < DEEPEST; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    /** The same by a better name. */
    public Fault named(String name) {
        return new Fault(name, call, root);
    }

    // Of codes and names there is nothing else; what is not one may hold anything.
    private static String plain(String text) {
        return text.matches("[A-Za-z0-9._$ -]{1," + LONGEST + "}") ? text : "unreadable";
    }

    /** An exception that carries one through rooms that know nothing of the service. */
    public interface Carrier {
        Fault fault();
    }
}
