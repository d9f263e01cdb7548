package meetme.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.Busy;

/** Reads from a calendar when its owner is busy. Depends on nothing but its arguments, and never throws. */
final class BusyReader {

    private static final Entry.Times NONE = new Entry.Times();

    private final Instant from;
    private final Instant to;
    private final Zones zones;
    private final WorkBudget work = new WorkBudget();
    private final Set<Busy.Time> times = new HashSet<>();
    private final Set<Busy.Days> days = new HashSet<>();
    private int entries;
    private int unread;

    /** The outcome. */
    sealed interface Result {}

    /**
     * @param busy earliest first; no two of them touch
     * @param entries how many are in the calendar
     * @param unread how many may mean something other than what was understood
     */
    record Times(List<Busy.Time> busy, List<Busy.Days> days, int entries, int unread) implements Result {}

    record Unreadable(Fetch.Why why) implements Result {}

    /**
     * Reads whatever overlaps the time between the two instants.
     *
     * @param ics an iCalendar object (RFC 5545)
     * @param home the zone of times without one
     */
    static Result read(String ics, Instant from, Instant to, ZoneId home) {
        Optional<Components> components = Components.read(ics);
        if (components.isEmpty()) {
            return new Unreadable(Fetch.Why.NOT_A_CALENDAR);
        }
        BusyReader reader = new BusyReader(components.get().zones(), from, to, home);
        reader.read(components.get().events());
        return new Times(Busy.Time.merged(reader.times), Busy.Days.merged(reader.days), reader.entries, reader.unread);
    }

    private BusyReader(List<Component> described, Instant from, Instant to, ZoneId home) {
        this.from = from;
        this.to = to;
        this.zones = new Zones(described, home, to, work);
    }

    private void read(List<Component> events) {
        Map<String, Entry.Times> moved = moved(events);
        for (Component event : events) {
            entries++;
            // A free entry does not count, but it may have replaced a time of a series, which is handled above.
            if (!Entry.isOurs(event) && !Entry.isFree(event)) {
                read(event, moved);
            }
        }
    }

    /** By UID, the times of a series that have their own entries, whether those are busy or not. */
    private Map<String, Entry.Times> moved(List<Component> events) {
        Map<String, Entry.Times> moved = new HashMap<>();
        for (Component event : events) {
            event.first("RECURRENCE-ID")
                    .ifPresent(id -> event.text("UID").ifPresent(uid -> {
                        // Later times stay where the series has them, which may be wrong.
                        unread += id.following() ? 1 : 0;
                        try {
                            FeedTime time = new Entry(event, zones).stands(id);
                            moved.computeIfAbsent(uid, any -> new Entry.Times()).add(time);
                        } catch (DateTimeException whichever) {
                            // It stays in the series, because nobody can tell where it was moved to.
                            unread++;
                        }
                    }));
        }
        return moved;
    }

    private void read(Component event, Map<String, Entry.Times> moved) {
        boolean isOne = event.first("RECURRENCE-ID").isPresent();
        Entry.Times others = isOne ? NONE : event.text("UID").map(moved::get).orElse(NONE);
        zones.hasGuessed();
        try {
            Entry.Found found = new Entry(event, zones).find(from, to, others::has, work);
            times.addAll(found.times());
            days.addAll(found.days());
            unread += found.whole() && !zones.hasGuessed() ? 0 : 1;
        } catch (RuntimeException notUnderstood) {
            // Whatever the library throws for an invalid line: one entry must not take the others with it.
            unread++;
        }
    }
}
