package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the host has agreed to, month by month. Months are those of UTC, so that an instant belongs to one month whatever
 * the city; a meetup across midnight of the last day is in both.
 */
public record Agenda(List<Month> months) {

    /** For transitions that take none of the host's time. */
    public static final Agenda NONE = new Agenda(List.of());

    /** No zone is further from UTC; the JDK does not allow it. */
    private static final Duration ANY_ZONE = Duration.ofHours(18);

    public Agenda {
        months = List.copyOf(months);
    }

    /**
     * One month at the time when it was read.
     *
     * @param version increases with each change; approving is conditional on it, so that two approvals cannot pass each other
     *     unnoticed. 0 if nothing has been agreed in that month yet
     */
    public record Month(YearMonth month, long version, List<Entry> entries) {

        public Month {
            entries = List.copyOf(entries);
        }
    }

    /** One agreed meetup. */
    public record Entry(RequestId request, Slot slot, String with) {

        @Override
        public String toString() {
            return "Entry[request=" + request + ", slot=" + slot + "]";
        }
    }

    /** The months that may contain something between the two instants. */
    public static Set<YearMonth> monthsBetween(Instant from, Instant to) {
        Set<YearMonth> months = new TreeSet<>();
        YearMonth last = YearMonth.from(to.atOffset(ZoneOffset.UTC));
        for (YearMonth month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    /** The months that a slot touches. */
    public static Set<YearMonth> monthsOf(Slot slot) {
        return monthsBetween(slot.start(), slot.end().minusNanos(1));
    }

    /**
     * The months that may contain these local times, in whichever city.
     *
     * @param margin on either side
     */
    public static Set<YearMonth> monthsOf(Collection<LocalDateTime> times, Duration margin) {
        Duration wide = ANY_ZONE.plus(margin);
        Set<YearMonth> months = new TreeSet<>();
        for (LocalDateTime time : times) {
            Instant there = time.toInstant(ZoneOffset.UTC);
            months.addAll(monthsBetween(there.minus(wide), there.plus(wide)));
        }
        return months;
    }

    /** The months to read to see what is near any of these slots. */
    public static Set<YearMonth> monthsAround(Collection<Slot> slots, Duration margin) {
        Set<YearMonth> months = new TreeSet<>();
        slots.forEach(slot -> months.addAll(
                monthsBetween(slot.start().minus(margin), slot.end().plus(margin))));
        return months;
    }

    /** Each agreed meetup once, by time. */
    public List<Entry> entries() {
        Map<RequestId, Entry> byRequest = new LinkedHashMap<>();
        months.forEach(month -> month.entries().forEach(entry -> byRequest.put(entry.request(), entry)));
        return byRequest.values().stream()
                .sorted((a, b) -> a.slot().start().compareTo(b.slot().start()))
                .toList();
    }

    public List<Slot> busy() {
        return entries().stream().map(Entry::slot).toList();
    }

    /** The times of all meetups but one. */
    public List<Slot> others(RequestId own) {
        return entries().stream()
                .filter(entry -> !entry.request().equals(own))
                .map(Entry::slot)
                .toList();
    }

    /** Meetups of others that overlap with the slot. */
    public List<Entry> overlapping(Slot slot, RequestId own) {
        return near(slot, own, Duration.ZERO);
    }

    /** Meetups of others within the margin of the slot: before, during or after it. */
    public List<Entry> near(Slot slot, RequestId own, Duration margin) {
        Slot wide = new Slot(slot.start().minus(margin), slot.length().plus(margin.multipliedBy(2)), slot.zone());
        return entries().stream()
                .filter(entry -> !entry.request().equals(own))
                .filter(entry -> entry.slot().overlaps(wide))
                .toList();
    }

    /** The version of the month when it was read, 0 if it did not exist. */
    public long versionOf(YearMonth asked) {
        return months.stream()
                .filter(month -> month.month().equals(asked))
                .mapToLong(Month::version)
                .findFirst()
                .orElse(0);
    }
}
