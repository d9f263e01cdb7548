package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The host's own calendar when it was last read: when they are busy, never with what.
 *
 * <p>It fails open: if it has not been read for too long, no time is busy and {@link Reading#unread} says so. A broken
 * calendar must not close the page.
 *
 * @param times earliest first; no two of them touch
 * @param days earliest first; no two of them touch
 * @param notUnderstood how many entries may mean something other than what was understood
 * @param readAt when it was read or, if it could not be read yet, since when it could not
 * @param goodUntil when it becomes too old
 */
public record Busy(List<Time> times, List<Days> days, int notUnderstood, Instant readAt, Instant goodUntil) {

    /** For a host who has not connected a calendar. */
    public static final Busy NEVER = new Busy(List.of(), List.of(), 0, Instant.EPOCH, Instant.MAX);

    /** How long a copy can be used. */
    public static final Duration GOOD = Duration.ofHours(3);

    public Busy {
        times = List.copyOf(times);
        days = List.copyOf(days);
    }

    /** For a calendar that could not be read yet. */
    public static Busy unread(Instant since) {
        return new Busy(List.of(), List.of(), 0, since, since);
    }

    /** From one instant to a later one. */
    public record Time(Instant from, Instant to) {

        /** Earliest first, so that no two touch. */
        public static List<Time> merged(Collection<Time> times) {
            return Busy.merged(
                    times,
                    Comparator.comparing(Time::from),
                    (open, next) -> next.from().isAfter(open.to()),
                    (open, next) -> next.to().isAfter(open.to()) ? new Time(open.from(), next.to()) : open);
        }
    }

    /**
     * Whole days, which have no zone: they are those dates wherever the host is (RFC 5545, section 3.3.4).
     *
     * @param next the day after the last one
     */
    public record Days(LocalDate first, LocalDate next) {

        /** Earliest first, so that no two touch. */
        public static List<Days> merged(Collection<Days> days) {
            return Busy.merged(
                    days,
                    Comparator.comparing(Days::first),
                    (open, following) -> following.first().isAfter(open.next()),
                    (open, following) ->
                            following.next().isAfter(open.next()) ? new Days(open.first(), following.next()) : open);
        }

        Time in(ZoneId zone) {
            return new Time(
                    first.atStartOfDay(zone).toInstant(),
                    next.atStartOfDay(zone).toInstant());
        }
    }

    /** Whether there is a gap between the first and the second, which begins no earlier. */
    @FunctionalInterface
    private interface Apart<T> {
        boolean are(T open, T next);
    }

    private static <T> List<T> merged(
            Collection<T> ranges, Comparator<T> byBeginning, Apart<T> apart, BinaryOperator<T> together) {
        List<T> merged = new ArrayList<>();
        for (T next : ranges.stream().sorted(byBeginning).toList()) {
            if (merged.isEmpty() || apart.are(merged.getLast(), next)) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, together.apply(merged.getLast(), next));
            }
        }
        return merged;
    }

    /**
     * What is known about the time between the two instants.
     *
     * @param zone of the city in which the host is then
     */
    public Reading between(Instant from, Instant to, ZoneId zone, Instant now) {
        if (!now.isBefore(goodUntil)) {
            return new Reading(List.of(), Optional.of(new Unread.Since(readAt)));
        }
        if (times.isEmpty() && days.isEmpty()) {
            // Most hosts have connected none, and the rest would load a dozen classes at a cold start.
            return reading(List.of());
        }
        List<Time> touching = Stream.concat(times.stream(), days.stream().map(each -> each.in(zone)))
                .filter(time -> time.from().isBefore(to) && time.to().isAfter(from))
                .toList();
        return reading(Time.merged(touching).stream()
                .map(time -> new Slot(time.from(), Duration.between(time.from(), time.to()), zone))
                .toList());
    }

    private Reading reading(List<Slot> busy) {
        return new Reading(
                busy, notUnderstood == 0 ? Optional.empty() : Optional.of(new Unread.Entries(notUnderstood)));
    }

    /** What is known around these slots, which are all in one city; of no slots, nothing. */
    public Reading around(List<Slot> slots, Duration margin, Instant now) {
        return slots.stream()
                .min(Comparator.comparing(Slot::start))
                .flatMap(first -> slots.stream()
                        .map(Slot::end)
                        .max(Instant::compareTo)
                        .map(last -> between(first.start().minus(margin), last.plus(margin), first.zone(), now)))
                .orElse(Reading.NOTHING);
    }

    /**
     * What is known.
     *
     * @param busy earliest first; no two of them touch
     * @param unread what is not known; empty if everything could be read
     */
    public record Reading(List<Slot> busy, Optional<Unread> unread) {

        public static final Reading NOTHING = new Reading(List.of(), Optional.empty());

        public Reading {
            busy = List.copyOf(busy);
        }
    }

    /** What could not be read, so that a time may overlap it. */
    public sealed interface Unread {

        /** All of it. */
        record Since(Instant since) implements Unread {}

        /** Some of its entries. */
        record Entries(int count) implements Unread {}
    }
}
