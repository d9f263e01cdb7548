package meetme.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Slot;

/**
 * When one can ask for a meetup. All local times are the city's, and all follows from the arguments alone.
 *
 * <p>Where the clocks change, a time that they skip cannot be asked for, one that comes twice means the earlier of the
 * two, and a meetup takes as long as it always does.
 */
public final class Openings {

    /** Whoever types a time, rather than choosing one that is offered, types a whole multiple of this. */
    public static final Duration GRID = Duration.ofMinutes(5);

    private Openings() {}

    /**
     * A day with what can be asked for on it.
     *
     * @param times earliest first, at least one
     */
    public record Day(LocalDate date, List<LocalTime> times) {

        public Day {
            times = List.copyOf(times);
        }
    }

    /** What {@link #check} says about a time. */
    public sealed interface OpeningCheck {}

    /** It can be asked for; the slot is as long as the kind of meeting takes. */
    public record Open(Slot slot) implements OpeningCheck {}

    /** It cannot be asked for. */
    public record Refused(Reason reason) implements OpeningCheck {}

    /** Why a time cannot be asked for. Where several hold, it is the first. */
    public enum Reason {
        /** Not a whole multiple of {@link #GRID}. */
        NOT_ON_THE_GRID,
        /** Further ahead than {@link Rules#askAhead}. */
        TOO_LATE,
        /** On a day on which the host meets nobody, wherever they are. */
        DAY_OFF,
        /** On a day on which the host is not in that city, but on a trip or, for a trip's city, not on it. */
        AWAY,
        /** Skipped when the clocks go forward. */
        NO_SUCH_TIME,
        /** Past, or less than {@link Rules#leadTime} ahead. */
        TOO_SOON,
        /** Not within the city's hours on that day from its start to its end. */
        OUTSIDE_HOURS,
        /** Within the city's hours, but not within those of this kind of meeting. */
        OUTSIDE_MEETING_HOURS
    }

    /**
     * What to choose from: the times at which a meetup of the host's usual length fits in, every {@link Rules#step}
     * from the beginning of each opening span. Each passes {@link #check} for any kind of meeting that takes no longer
     * and has no hours of its own.
     *
     * @param busy what is taken already, in any zone and order
     * @return earliest first; days without a time are left out
     */
    public static List<Day> at(Host host, City city, Collection<Slot> busy, Instant now) {
        return at(host, city, Taken.by(busy), now);
    }

    /** The same, keeping to the host's {@link Pace} beside what is agreed. */
    public static List<Day> at(Host host, City city, Taken taken, Instant now) {
        return on(
                today(city, now),
                lastDay(host, city, now),
                host,
                city,
                host.rules().meeting(),
                List.of(),
                taken,
                now);
    }

    /** What somebody can choose from whom the host has invited: the same times on all days until that one, however far ahead. */
    public static List<Day> until(LocalDate last, Host host, City city, Taken taken, Instant now) {
        LocalDate today = today(city, now);
        return last.isBefore(today)
                ? List.of()
                : on(today, last, host, city, host.rules().meeting(), List.of(), taken, now);
    }

    /**
     * What the host can suggest on the days of a stay: the same times, but however far ahead, and those at which a meetup of this
     * kind fits in. Where none does, as on a trip that has no lunchtime, they are those of any meetup.
     *
     * @param arrive in the city's time zone; days that are over are left out
     * @param kind empty if the host no longer has that kind
     */
    public static List<Day> within(
            LocalDate arrive, LocalDate leave, Host host, City city, Optional<Meeting> kind, Taken taken, Instant now) {
        LocalDate today = today(city, now);
        LocalDate first = arrive.isBefore(today) ? today : arrive;
        if (leave.isBefore(first)) {
            return List.of();
        }
        Duration usual = host.rules().meeting();
        List<Day> ofTheKind = kind.isPresent()
                ? on(first, leave, host, city, kind.get().length(), kind.get().hours(), taken, now)
                : List.of();
        return ofTheKind.isEmpty() ? on(first, leave, host, city, usual, List.of(), taken, now) : ofTheKind;
    }

    private static List<Day> on(
            LocalDate first,
            LocalDate last,
            Host host,
            City city,
            Duration length,
            List<Span> only,
            Taken taken,
            Instant now) {
        Pace pace = host.rules().pace();
        List<Slot> blocked = pace.blocked(taken);
        return first.datesUntil(last.plusDays(1))
                .filter(date -> host.isIn(city, date) && !pace.isFull(date, taken.meetups(), city.zone()))
                .map(date -> new Day(date, timesOn(date, host, city, length, only, blocked, now)))
                .filter(day -> !day.times().isEmpty())
                .toList();
    }

    // In plain loops, as is what judges each time: there are hundreds of them, and the visitor waits for all.
    private static List<LocalTime> timesOn(
            LocalDate date,
            Host host,
            City city,
            Duration length,
            List<Span> only,
            Collection<Slot> busy,
            Instant now) {
        List<LocalTime> times = new ArrayList<>();
        long step = host.rules().step().toNanos();
        for (Span span : city.hours().on(date.getDayOfWeek())) {
            for (long at = span.from().toNanoOfDay(); at < span.to().toNanoOfDay(); at += step) {
                LocalTime time = LocalTime.ofNanoOfDay(at);
                if (isOnTheGrid(time) && isFree(host, city, date.atTime(time), length, only, busy, now)) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    private static boolean isFree(
            Host host,
            City city,
            LocalDateTime local,
            Duration length,
            List<Span> only,
            Collection<Slot> busy,
            Instant now) {
        Optional<Slot> slot = Slot.at(local, length, city.zone());
        if (slot.isEmpty() || judge(host, city, only, local, slot.get(), now) instanceof Refused) {
            return false;
        }
        for (Slot taken : busy) {
            if (taken.overlaps(slot.get())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a time can be asked for, be it one that is offered or one that somebody typed. Whether it is taken, by a meetup
     * or in the host's own calendar, is not looked at: the host may well move something.
     */
    public static OpeningCheck check(Host host, City city, Meeting meeting, LocalDateTime local, Instant now) {
        if (!isOnTheGrid(local.toLocalTime())) {
            return new Refused(Reason.NOT_ON_THE_GRID);
        }
        return local.toLocalDate().isAfter(lastDay(host, city, now))
                ? new Refused(Reason.TOO_LATE)
                : checkOfInvited(host, city, meeting, local, now);
    }

    /** The same of somebody whom the host has invited, however far ahead. */
    public static OpeningCheck checkOfInvited(Host host, City city, Meeting meeting, LocalDateTime local, Instant now) {
        if (!isOnTheGrid(local.toLocalTime())) {
            return new Refused(Reason.NOT_ON_THE_GRID);
        }
        if (host.timeOff().closes(local.toLocalDate())) {
            return new Refused(Reason.DAY_OFF);
        }
        if (!host.isIn(city, local.toLocalDate())) {
            return new Refused(Reason.AWAY);
        }
        return Slot.at(local, meeting.length(), city.zone())
                .map(slot -> judge(host, city, meeting.hours(), local, slot, now))
                .orElse(new Refused(Reason.NO_SUCH_TIME));
    }

    /** Whether nothing is in the way of a meetup at that time: none that is agreed, nothing in the host's own calendar, nor their pace. */
    public static boolean isFree(Slot slot, Host host, Taken taken) {
        Pace pace = host.rules().pace();
        return !pace.isFull(slot.local().toLocalDate(), taken.meetups(), slot.zone())
                && pace.blocked(taken).stream().noneMatch(slot::overlaps);
    }

    private static OpeningCheck judge(
            Host host, City city, List<Span> only, LocalDateTime local, Slot slot, Instant now) {
        if (slot.start().isBefore(now.plus(host.rules().leadTime()))) {
            return new Refused(Reason.TOO_SOON);
        }
        if (!fitsIntoOneOf(city.hours().on(local.getDayOfWeek()), local, slot)) {
            return new Refused(Reason.OUTSIDE_HOURS);
        }
        if (!only.isEmpty() && !fitsIntoOneOf(only, local, slot)) {
            return new Refused(Reason.OUTSIDE_MEETING_HOURS);
        }
        return new Open(slot);
    }

    private static boolean isOnTheGrid(LocalTime time) {
        return time.toNanoOfDay() % GRID.toNanos() == 0;
    }

    private static LocalDate today(City city, Instant now) {
        return LocalDate.ofInstant(now, city.zone());
    }

    private static LocalDate lastDay(Host host, City city, Instant now) {
        return today(city, now).plus(host.rules().askAhead());
    }

    private static boolean fitsIntoOneOf(List<Span> spans, LocalDateTime local, Slot slot) {
        for (Span span : spans) {
            if (!local.toLocalTime().isBefore(span.from())
                    && !slot.end().isAfter(reached(local.toLocalDate().atTime(span.to()), slot.zone()))) {
                return true;
            }
        }
        return false;
    }

    /** When the clocks first show that time or, where they skip it, a later one. */
    private static Instant reached(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.toInstant(rules.getOffset(local));
    }
}
