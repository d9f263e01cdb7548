package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer.
 *
 * @param at when the button was pressed
 * @param note what the person added in their own words
 */
public record Decision(Instant at, Optional<String> note) {

    /** How long the host's decision is held back, so that a slip of the finger reaches nobody. */
    public static final Duration UNDO = Duration.ofMinutes(2);

    public static Decision at(Instant now, Optional<String> note) {
        return new Decision(now, note);
    }

    public Instant settlesAt() {
        return at.plus(UNDO);
    }

    @Override
    public String toString() {
        return "Decision[at=" + at + "]";
    }
}
