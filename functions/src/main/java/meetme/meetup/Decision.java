package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The host's press of a button.
 *
 * @param at when it was pressed
 * @param note what the host adds in their own words
 * @param settled whether it has been announced; until then it can be undone, and to the visitor the request is pending
 */
public record Decision(Instant at, Optional<String> note, boolean settled) {

    /** How long a decision is kept back, so that a slip of the finger reaches nobody. */
    public static final Duration UNDO = Duration.ofMinutes(2);

    /** A decision just made. */
    public static Decision at(Instant now, Optional<String> note) {
        return new Decision(now, note, false);
    }

    public Instant settlesAt() {
        return at.plus(UNDO);
    }

    Decision settle() {
        return new Decision(at, note, true);
    }

    @Override
    public String toString() {
        return "Decision[at=" + at + ", settled=" + settled + "]";
    }
}
