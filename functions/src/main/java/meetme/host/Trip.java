package meetme.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days on which the host can be met in another city, and so not at home.
 *
 * <p>The first and the last day are those of travel, and nobody knows at which hour: both count in full, as days of the
 * trip and as days away from home.
 *
 * @param city where, with clocks, hours and places of its own
 * @param firstDay by the city's own calendar
 * @param lastDay by the city's own calendar, not before the first
 */
public record Trip(City city, LocalDate firstDay, LocalDate lastDay) {

    /** Whether the city's calendar shows one of its days. */
    boolean includes(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /**
     * Whether a day somewhere else has a moment in common with it. What is still Monday in Denver is Tuesday in Tokyo, so
     * moments are compared, and no dates.
     */
    boolean touches(LocalDate day, ZoneId zone) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        return begins.isBefore(end()) && ends.isAfter(start());
    }

    /** The city's calendar shows a later day than its last one. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    private Instant start() {
        return firstDay.atStartOfDay(city.zone()).toInstant();
    }

    private Instant end() {
        return lastDay.plusDays(1).atStartOfDay(city.zone()).toInstant();
    }
}
