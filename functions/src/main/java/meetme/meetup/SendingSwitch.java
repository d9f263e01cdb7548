package meetme.meetup;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether emails are sent and anything happens with time. The host pauses it, for example while looking at a restored table.
 *
 * @param since when it was last switched; empty if it never was
 */
public record SendingSwitch(State state, Optional<Instant> since) {

    /** The default, which most tables never change. */
    public static final SendingSwitch NEVER_SWITCHED = new SendingSwitch(State.ON, Optional.empty());

    /** The state of the switch. */
    public enum State {
        ON,
        PAUSED;

        /** The state that the host names. */
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
