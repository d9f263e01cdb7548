package meetme.local.desk;

import java.time.Instant;
import java.util.Optional;

/** When something in the program wants attention. */
@FunctionalInterface
public interface NextDue {
    /** The earliest instant after the first and not after the second at which something is due. */
    Optional<Instant> between(Instant after, Instant upTo);
}
