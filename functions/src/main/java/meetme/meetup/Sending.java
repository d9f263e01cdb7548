package meetme.meetup;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether mail leaves and time brings anything about. The host pauses it, for one while a restored table is looked at.
 *
 * @param since when it was last switched; nothing where it never was
 */
public record Sending(State state, Optional<Instant> since) {

    /** What most tables never say otherwise. */
    public static final Sending NEVER_SWITCHED = new Sending(State.ON, Optional.empty());

    /** How it stands. */
    public enum State {
        ON,
        PAUSED;

        /** As the host says it. */
        public static Optional<State> of(String word) {
            return switch (word) {
                case "on" -> Optional.of(ON);
                case "paused" -> Optional.of(PAUSED);
                case String _ -> Optional.empty();
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }
}
