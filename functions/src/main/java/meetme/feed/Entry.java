package meetme.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import meetme.meetup.Busy;

/**
 * One VEVENT (RFC 5545, section 3.6.1), and when it takes place.
 *
 * <p>A line that cannot be understood affects neither the entry nor the others: it is counted, and if it leaves open whether
 * the owner is busy, they are.
 */
final class Entry {

    /** The end of the UID of our own calendar entries, which are already in the agenda. */
    private static final String OURS = "@meetme";

    private static final Set<String> FREE_IN_OUTLOOK = Set.of("FREE", "WORKINGELSEWHERE");

    /** Used if nobody can tell. */
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Component event;
    private final Zones zones;
    private final FeedTime start;
    private boolean whole = true;

    /** @throws DateTimeException if it does not say when it begins */
    Entry(Component event, Zones zones) {
        this.event = event;
        this.zones = zones;
        this.start = start(event, zones);
    }

    static boolean isOurs(Component event) {
        return event.text("UID")
                .map(uid -> uid.toLowerCase(Locale.ROOT))
                .filter(uid -> uid.endsWith(OURS))
                .isPresent();
    }

    static boolean isFree(Component event) {
        return event.says("STATUS", "CANCELLED")
                || event.says("TRANSP", "TRANSPARENT")
                || event.text("X-MICROSOFT-CDO-BUSYSTATUS")
                        .map(status -> status.toUpperCase(Locale.ROOT))
                        .filter(FREE_IN_OUTLOOK::contains)
                        .isPresent();
    }

    private static FeedTime start(Component event, Zones zones) {
        Component.Property written =
                event.first("DTSTART").orElseThrow(() -> new DateTimeException("An event without a start"));
        FeedTime start = FeedTime.read(written.value(), written, zones.home(), zones);
        return start.isMidnight() && event.says("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE") ? start.asDay() : start;
    }

    /**
     * Which time of a series this entry replaces (RECURRENCE-ID).
     *
     * @throws DateTimeException if that cannot be understood
     */
    FeedTime stands(Component.Property id) {
        return FeedTime.read(id.value(), id, start.rules(), zones);
    }

    /**
     * When an entry takes place.
     *
     * @param whole whether everything that it says about that was understood
     */
    record Found(Set<Busy.Time> times, Set<Busy.Days> days, boolean whole) {}

    /** How long something takes: calendar days, then an exact duration, and the travel time before it. */
    private record Length(long days, Duration exact, Duration before) {

        Instant after(FeedTime start) {
            return start.at(start.local().plusDays(days)).instant().plus(exact);
        }

        boolean takesTime(FeedTime start) {
            return after(start).isAfter(start.instant());
        }

        Length afterTheWay(Duration way) {
            return new Length(days, exact, way);
        }
    }

    /**
     * When it takes place, as far as that overlaps the time between the two instants.
     *
     * @param moved which of its times have their own entry (RECURRENCE-ID)
     * @throws DateTimeException if it cannot be understood at all
     */
    Found find(Instant from, Instant to, Predicate<FeedTime> moved, WorkBudget work) {
        Length length = length().afterTheWay(way());
        // The start counts even if the rule does not match it.
        Set<LocalDateTime> times = new LinkedHashSet<>(Set.of(start.local()));
        for (Component.Property rule : event.all("RRULE")) {
            LocalDateTime latest = local(to.plus(length.before())).plusDays(2);
            understood(() -> times.addAll(Rule.read(rule.value()).times(start, earliest(from, length), latest, work)));
        }
        Predicate<FeedTime> left = excluded(work).or(moved);
        Taken taken = new Taken(from, to);
        times.forEach(time -> taken.add(start.at(time), length, left));
        each("RDATE", work, (date, line) -> {
            String[] period = date.split("/", 2);
            FeedTime time = FeedTime.read(period[0], line, start.rules(), zones);
            taken.add(time, period.length == 1 ? length : length(time, period[1], line), left);
        });
        return new Found(taken.times, taken.days, whole);
    }

    // On any clock: no zone is more than 18 hours from UTC.
    private static LocalDateTime earliest(Instant from, Length length) {
        return local(from.minus(length.exact())).minusDays(length.days() + 2);
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The part of the requested time that it takes. */
    private static final class Taken {

        private final Instant from;
        private final Instant to;
        private final Set<Busy.Time> times = new HashSet<>();
        private final Set<Busy.Days> days = new HashSet<>();

        Taken(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        void add(FeedTime time, Length length, Predicate<FeedTime> left) {
            if (!length.takesTime(time) || left.test(time)) {
                return;
            }
            if (time.day()) {
                LocalDate next = time.date().plusDays(length.days());
                if (time.date().isBefore(local(to).toLocalDate().plusDays(2))
                        && next.isAfter(local(from).toLocalDate().minusDays(1))) {
                    days.add(new Busy.Days(time.date(), next));
                }
                return;
            }
            Instant begin = time.instant().minus(length.before());
            if (begin.isBefore(to) && length.after(time).isAfter(from)) {
                times.add(new Busy.Time(begin, length.after(time)));
            }
        }
    }

    private Length length() {
        Optional<Component.Property> end = event.first("DTEND");
        Optional<Length> length;
        try {
            length = end.isPresent()
                    ? Optional.of(until(start, end(end.get())))
                    : event.text("DURATION").map(written -> length(start, written));
        } catch (DateTimeException | ArithmeticException notOne) {
            whole = false;
            return start.day() ? new Length(1, Duration.ZERO, Duration.ZERO) : exactly(AN_HOUR);
        }
        // Without either, a date takes one day, and a time takes no time.
        return length.orElseGet(() -> new Length(start.day() ? 1 : 0, Duration.ZERO, Duration.ZERO));
    }

    private FeedTime end(Component.Property written) {
        FeedTime end = FeedTime.read(written.value(), written, start.rules(), zones);
        return start.day() && !end.day() && end.isMidnight() ? end.asDay() : end;
    }

    private static Length exactly(Duration time) {
        return new Length(0, time, Duration.ZERO);
    }

    private static Length until(FeedTime start, FeedTime end) {
        if (!start.day()) {
            Duration time = Duration.between(start.instant(), end.instant());
            if (time.isNegative()) {
                throw new DateTimeException("It ends before it begins");
            }
            return exactly(time);
        }
        long days = ChronoUnit.DAYS.between(start.date(), end.date()) + (end.day() ? 0 : 1);
        if (days < 0) {
            throw new DateTimeException("It ends before it begins");
        }
        // Some products write the last day instead of the day after it.
        return new Length(Math.max(1, days), Duration.ZERO, Duration.ZERO);
    }

    private Length length(FeedTime start, String end, Component.Property dates) {
        return end.strip().startsWith("P")
                ? length(start, end)
                : until(start, FeedTime.read(end, dates, start.rules(), zones));
    }

    // A day in it is a calendar day, an hour is an exact hour (RFC 5545, section 3.3.6).
    private static Length length(FeedTime start, String written) {
        WrittenDuration duration = WrittenDuration.read(written);
        // A few hours of an all-day entry mean that whole day.
        return start.day()
                ? new Length(
                        Math.max(1, duration.days() + (duration.exact().isZero() ? 0 : 1)),
                        Duration.ZERO,
                        Duration.ZERO)
                : new Length(duration.days(), duration.exact(), Duration.ZERO);
    }

    // The travel time that Apple Calendar reserves.
    private Duration way() {
        List<Duration> way = new ArrayList<>();
        event.text("X-APPLE-TRAVEL-DURATION")
                .ifPresent(written ->
                        understood(() -> way.add(WrittenDuration.read(written).whole())));
        return way.stream().findFirst().orElse(Duration.ZERO);
    }

    private Predicate<FeedTime> excluded(WorkBudget work) {
        Times excluded = new Times();
        each("EXDATE", work, (date, line) -> excluded.add(FeedTime.read(date, line, start.rules(), zones)));
        return excluded::has;
    }

    /** One of the dates in a list. */
    @FunctionalInterface
    private interface EachDate {
        void is(String date, Component.Property line);
    }

    private void each(String property, WorkBudget work, EachDate todo) {
        for (Component.Property line : event.all(property)) {
            for (String date : line.value().split(",", -1)) {
                if (!date.isBlank()) {
                    if (!work.allowsDate()) {
                        whole = false;
                        return;
                    }
                    understood(() -> todo.is(date, line));
                }
            }
        }
    }

    private void understood(Runnable line) {
        try {
            line.run();
        } catch (DateTimeException | ArithmeticException | WorkBudget.TooMuch nobodyMeansIt) {
            whole = false;
        }
    }

    /** Some of an entry's times, whether they are given as times or as days. */
    static final class Times {

        private final Set<Instant> instants = new HashSet<>();
        private final Set<LocalDate> days = new HashSet<>();

        void add(FeedTime time) {
            if (time.day()) {
                days.add(time.date());
            } else {
                instants.add(time.instant());
            }
        }

        boolean has(FeedTime time) {
            return days.contains(time.date()) || (!time.day() && instants.contains(time.instant()));
        }
    }
}
