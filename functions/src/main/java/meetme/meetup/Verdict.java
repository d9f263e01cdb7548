package meetme.meetup;

import java.util.Optional;

/**
 * What one of the two says afterwards.
 *
 * @param met whether they did meet
 * @param why not, where they say so
 */
public record Verdict(boolean met, Optional<Why> why) {

    public static final Verdict MET = new Verdict(true, Optional.empty());

    /** Why two people did not meet. */
    public enum Why {
        /** They agreed on another time by other means. */
        MOVED,
        /** The other one could not make it. */
        THEY_CANCELLED,
        /** The other one did not come. */
        NO_SHOW
    }

    public static Verdict missed(Optional<Why> why) {
        return new Verdict(false, why);
    }
}
