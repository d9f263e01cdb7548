package meetme.host;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import meetme.meetup.Slot;

/**
 * How close together the host wants their meetups. What is offered keeps to it; the form takes what somebody types all the same,
 * and the host's page warns.
 *
 * @param buffer the time between two meetups
 * @param perDay how many on one day of the city's calendar
 * @param perWeek how many from Monday to Sunday
 */
public record Pace(Duration buffer, OptionalInt perDay, OptionalInt perWeek) {

    /** As many as fit in. */
    public static final Pace ANY = new Pace(Duration.ZERO, OptionalInt.empty(), OptionalInt.empty());

    /** What a meetup is too much for. */
    public enum Limit {
        BUFFER,
        DAY,
        WEEK
    }

    /** All times at which no meetup can begin or end. */
    List<Slot> blocked(Taken taken) {
        List<Slot> blocked = new ArrayList<>(taken.busy());
        for (Slot meetup : taken.meetups()) {
            blocked.add(wide(meetup));
        }
        return blocked;
    }

    private Slot wide(Slot slot) {
        return buffer.isZero()
                ? slot
                : new Slot(slot.start().minus(buffer), slot.length().plus(buffer.multipliedBy(2)), slot.zone());
    }

    /** Whether there are as many meetups on that day, or in its week, as the host wants. */
    boolean isFull(LocalDate day, List<Slot> meetups, ZoneId zone) {
        return (perDay.isPresent() && count(day, day, meetups, zone) >= perDay.getAsInt())
                || (perWeek.isPresent()
                        && count(monday(day), monday(day).plusDays(6), meetups, zone) >= perWeek.getAsInt());
    }

    /** What a meetup at that time would be too much for, beside those. */
    public List<Limit> exceeded(Slot slot, List<Slot> meetups) {
        List<Limit> exceeded = new ArrayList<>();
        LocalDate day = slot.local().toLocalDate();
        if (meetups.stream().anyMatch(other -> wide(other).overlaps(slot))) {
            exceeded.add(Limit.BUFFER);
        }
        if (perDay.isPresent() && count(day, day, meetups, slot.zone()) >= perDay.getAsInt()) {
            exceeded.add(Limit.DAY);
        }
        if (perWeek.isPresent()
                && count(monday(day), monday(day).plusDays(6), meetups, slot.zone()) >= perWeek.getAsInt()) {
            exceeded.add(Limit.WEEK);
        }
        return exceeded;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int count(LocalDate first, LocalDate last, List<Slot> meetups, ZoneId zone) {
        int count = 0;
        for (Slot meetup : meetups) {
            LocalDate day = LocalDate.ofInstant(meetup.start(), zone);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                count++;
            }
        }
        return count;
    }
}
