package meetme.meetup;

import java.util.Optional;

/**
 * What one of the two says afterwards.
 *
 * @param met whether they did meet
 * @param why not, where they say so
 */
public record MeetupReport(boolean met, Optional<Why> why) {

    public static final MeetupReport MET = new MeetupReport(true, Optional.empty());

    /** Why two people did not meet. */
    public enum Why {
        /** They agreed on another time by other means. */
        MOVED,
        /** The other one could not make it. */
        THEY_CANCELLED,
        /** The other one did not come. */
        NO_SHOW
    }

    public static MeetupReport missed(Optional<Why> why) {
        return new MeetupReport(false, why);
    }
}
