package meetme.busy;

import biweekly.util.Duration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One VEVENT (RFC 5545, section 3.6.1), and when it takes place. */
final class Entry {

    /** That of our own calendar entries ends so: they are in the agenda already. */
    private static final String OURS = "@meetme";

    private static final Set<String> FREE_IN_OUTLOOK = Set.of("FREE", "WORKINGELSEWHERE");

    private final Component event;
    private final Zones zones;
    private final Moment start;

    /** @throws DateTimeException where it does not say when it begins */
    Entry(Component event, Zones zones) {
        this.event = event;
        this.zones = zones;
        Component.Property written =
                event.first("DTSTART").orElseThrow(() -> new DateTimeException("An event without a start"));
        this.start = Moment.read(written.value(), written, zones);
    }

    static boolean isOurs(Component event) {
        return event.text("UID").filter(uid -> uid.endsWith(OURS)).isPresent();
    }

    static boolean isFree(Component event) {
        return event.says("STATUS", "CANCELLED")
                || event.says("TRANSP", "TRANSPARENT")
                || event.text("X-MICROSOFT-CDO-BUSYSTATUS")
                        .filter(FREE_IN_OUTLOOK::contains)
                        .isPresent();
    }

    /** From one instant to a later one. */
    record Stretch(Instant from, Instant to) {}

    /**
     * When an entry takes place.
     *
     * @param whole whether all that it says of it was understood
     */
    record Found(List<Stretch> stretches, boolean whole) {}

    /** How long something takes: whole days as the calendar counts them, then an exact time. */
    private record Length(long days, java.time.Duration exact) {

        Instant after(Moment start) {
            return start.at(start.local().plusDays(days)).instant().plus(exact);
        }

        boolean takesTime(Moment start) {
            return after(start).isAfter(start.instant());
        }
    }

    /**
     * When it takes place, as far as that touches the time between the two instants.
     *
     * @param moved which of its times stand in an entry of their own (RECURRENCE-ID)
     * @throws DateTimeException where it cannot be understood
     */
    Found find(Instant from, Instant to, Predicate<Moment> moved, Work work) {
        Length length = length();
        // The start counts even where the rule does not hold for it.
        Set<LocalDateTime> times = new LinkedHashSet<>(Set.of(start.local()));
        boolean whole = true;
        for (Component.Property rule : event.all("RRULE")) {
            try {
                times.addAll(Rule.read(rule.value()).times(start, earliest(from, length), latest(to), work));
            } catch (DateTimeException | Work.TooMuch nobodyMeansIt) {
                whole = false;
            }
        }
        Predicate<Moment> left = excluded().or(moved);
        Set<Stretch> stretches = new HashSet<>();
        times.forEach(time -> add(stretches, start.at(time), length, left));
        for (Component.Property dates : event.all("RDATE")) {
            for (String date : dates.value().split(",", -1)) {
                String[] period = date.split("/", 2);
                Moment time = Moment.read(period[0], dates, zones);
                add(stretches, time, period.length == 1 ? length : length(time, period[1], dates), left);
            }
        }
        List<Stretch> touching = stretches.stream()
                .filter(stretch -> stretch.from().isBefore(to) && stretch.to().isAfter(from))
                .toList();
        return new Found(touching, whole);
    }

    private static void add(Set<Stretch> stretches, Moment time, Length length, Predicate<Moment> left) {
        if (length.takesTime(time) && !left.test(time)) {
            stretches.add(new Stretch(time.instant(), length.after(time)));
        }
    }

    // As clocks show it anywhere: no zone is further from UTC than 18 hours.
    private static LocalDateTime earliest(Instant from, Length length) {
        return LocalDateTime.ofInstant(from.minus(length.exact()), ZoneOffset.UTC)
                .minusDays(length.days() + 2);
    }

    private static LocalDateTime latest(Instant to) {
        return LocalDateTime.ofInstant(to, ZoneOffset.UTC).plusDays(2);
    }

    private Length length() {
        Optional<Component.Property> end = event.first("DTEND");
        if (end.isPresent()) {
            return until(start, Moment.read(end.get().value(), end.get(), zones));
        }
        return event.text("DURATION")
                .map(Entry::length)
                // Without either, a day is a day, and a time takes none.
                .orElse(new Length(start.day() ? 1 : 0, java.time.Duration.ZERO));
    }

    private static Length until(Moment start, Moment end) {
        if (start.day() && end.day()) {
            // Some write the last day where the one after it is meant.
            return new Length(
                    Math.max(1, ChronoUnit.DAYS.between(start.local(), end.local())), java.time.Duration.ZERO);
        }
        return new Length(0, java.time.Duration.between(start.instant(), end.instant()));
    }

    private Length length(Moment start, String end, Component.Property dates) {
        return end.strip().startsWith("P") ? length(end.strip()) : until(start, Moment.read(end, dates, zones));
    }

    // A day of it is a day of the calendar, an hour is an hour (RFC 5545, section 3.3.6).
    private static Length length(String written) {
        Duration duration;
        try {
            duration = Duration.parse(written);
        } catch (IllegalArgumentException notOne) {
            throw new DateTimeException("Not a duration", notOne);
        }
        if (duration.isPrior()) {
            throw new DateTimeException("It ends before it begins");
        }
        return new Length(
                7L * or0(duration.getWeeks()) + or0(duration.getDays()),
                java.time.Duration.ofHours(or0(duration.getHours()))
                        .plusMinutes(or0(duration.getMinutes()))
                        .plusSeconds(or0(duration.getSeconds())));
    }

    private static int or0(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private Predicate<Moment> excluded() {
        Times excluded = new Times();
        for (Component.Property dates : event.all("EXDATE")) {
            for (String date : dates.value().split(",", -1)) {
                if (!date.isBlank()) {
                    excluded.add(Moment.read(date, dates, zones));
                }
            }
        }
        return excluded::has;
    }

    /** Some of an entry's times, whether they are named by the time or by the day. */
    static final class Times {

        private final Set<Instant> instants = new HashSet<>();
        private final Set<LocalDateTime> days = new HashSet<>();

        void add(Moment time) {
            if (time.day()) {
                days.add(time.local());
            } else {
                instants.add(time.instant());
            }
        }

        boolean has(Moment time) {
            return instants.contains(time.instant())
                    || days.contains(time.local().truncatedTo(ChronoUnit.DAYS));
        }
    }
}
