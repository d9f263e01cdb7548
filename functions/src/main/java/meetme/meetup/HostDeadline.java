package meetme.meetup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Until when the host has promised an answer: through a day in their own city, or up to a minute. The last second of a day is
 * never a full minute, so the instant itself says which of the two it is.
 */
public final class HostDeadline {

    private static final int LAST_SECOND = 59;

    private HostDeadline() {}

    /** The last second of that day there. */
    public static Instant through(LocalDate day, ZoneId home) {
        return day.plusDays(1).atStartOfDay(home).toInstant().minusSeconds(1);
    }

    /** The minute that has begun by then. */
    public static Instant upTo(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whether it is a whole day, so that its hour is not to be said. */
    public static boolean isDay(Instant deadline) {
        return deadline.getEpochSecond() % 60 == LAST_SECOND;
    }

    /** From when on it is over: a day, when the next one begins. */
    static Instant over(Instant deadline) {
        return isDay(deadline) ? deadline.plusSeconds(1) : deadline;
    }
}
