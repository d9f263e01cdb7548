package meetme.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * Days on which the host can meet in another city, and therefore not at home.
 *
 * <p>The host travels on the first and the last day, and nobody knows at what time. Both count in full, as days of the
 * trip and as days away from home.
 *
 * @param city where, with its own clocks, hours and places
 * @param firstDay in the city's time zone
 * @param lastDay in the city's time zone, not before the first
 */
public record Trip(City city, LocalDate firstDay, LocalDate lastDay) {

    static final Comparator<Trip> BY_DAY = Comparator.comparing(Trip::firstDay);

    /** Whether it is one of the days of the trip, in the city's time zone. */
    boolean includes(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Whether the two have a day in common. */
    boolean overlaps(Trip other) {
        return other.includes(firstDay) || includes(other.firstDay);
    }

    /** Whether somebody's days have one in common with it, in the city's time zone. */
    public boolean shares(LocalDate arrive, LocalDate leave) {
        return !leave.isBefore(firstDay) && !arrive.isAfter(lastDay);
    }

    /**
     * Whether a day somewhere else overlaps with it. When it is still Monday in Denver, it is Tuesday in Tokyo, so
     * instants are compared, not dates.
     */
    boolean touches(LocalDate day, ZoneId zone) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        return begins.isBefore(end()) && ends.isAfter(begins());
    }

    /** Whether the last day has ended in the city's time zone. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** When the first day begins in the city's time zone. */
    public Instant begins() {
        return firstDay.atStartOfDay(city.zone()).toInstant();
    }

    /** When the last day ends in the city's time zone. */
    public Instant end() {
        return lastDay.plusDays(1).atStartOfDay(city.zone()).toInstant();
    }
}
