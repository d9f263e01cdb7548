package meetme.busy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.busy.Entry.Stretch;
import meetme.meetup.Slot;

/** Reads from a calendar in which times its owner is busy. Follows from the arguments alone, and does not throw. */
final class BusyReader {

    private static final Entry.Times NONE = new Entry.Times();

    private final Instant from;
    private final Instant to;
    private final Zones zones;
    private final Work work;
    private final List<Stretch> stretches = new ArrayList<>();
    private int unread;

    /** What came of it. */
    sealed interface Result {}

    /**
     * @param busy earliest first; no two of them touch
     * @param unread entries that may be something else than what was made of them
     */
    record Times(List<Slot> busy, int unread) implements Result {}

    record Unreadable(Fetch.Why why) implements Result {}

    /**
     * Reads what touches the time between the two instants.
     *
     * @param ics an iCalendar object (RFC 5545)
     * @param home in which times without a zone, and whole days, are meant
     */
    static Result read(String ics, Instant from, Instant to, ZoneId home) {
        Optional<Components> components = Components.read(ics);
        if (components.isEmpty()) {
            return new Unreadable(Fetch.Why.NOT_A_CALENDAR);
        }
        Work work = new Work();
        Zones zones = new Zones(components.get().zones(), home, to, work);
        BusyReader reader = new BusyReader(from, to, zones, work);
        reader.read(components.get().events());
        return new Times(reader.merged(home), reader.unread);
    }

    private BusyReader(Instant from, Instant to, Zones zones, Work work) {
        this.from = from;
        this.to = to;
        this.zones = zones;
        this.work = work;
    }

    private void read(List<Component> events) {
        Map<String, Entry.Times> moved = moved(events);
        for (Component event : events) {
            // An entry that is free is none, but it may have taken a time from a series: that was seen above.
            if (!Entry.isOurs(event) && !Entry.isFree(event)) {
                read(event, moved);
            }
        }
    }

    /** By UID, which times of a series stand in entries of their own, whether those are busy or not. */
    private Map<String, Entry.Times> moved(List<Component> events) {
        Map<String, Entry.Times> moved = new HashMap<>();
        for (Component event : events) {
            event.first("RECURRENCE-ID")
                    .ifPresent(id -> event.text("UID").ifPresent(uid -> {
                        // What follows it stays where the series has it, which may be wrong.
                        unread += id.following() ? 1 : 0;
                        try {
                            moved.computeIfAbsent(uid, any -> new Entry.Times())
                                    .add(Moment.read(id.value(), id, zones));
                        } catch (DateTimeException whichever) {
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
            stretches.addAll(found.stretches());
            unread += found.whole() && !zones.hasGuessed() ? 0 : 1;
        } catch (RuntimeException notUnderstood) {
            // Whatever the library makes of a line that is none: one entry must not take the others with it.
            unread++;
        }
    }

    private List<Slot> merged(ZoneId zone) {
        List<Slot> slots = new ArrayList<>();
        stretches.sort(Comparator.comparing(Stretch::from));
        Optional<Stretch> open = Optional.empty();
        for (Stretch next : stretches) {
            if (open.isPresent() && !next.from().isAfter(open.get().to())) {
                Instant later = next.to().isAfter(open.get().to())
                        ? next.to()
                        : open.get().to();
                open = Optional.of(new Stretch(open.get().from(), later));
            } else {
                open.ifPresent(done -> slots.add(slot(done, zone)));
                open = Optional.of(next);
            }
        }
        open.ifPresent(done -> slots.add(slot(done, zone)));
        return slots;
    }

    private static Slot slot(Stretch stretch, ZoneId zone) {
        return new Slot(stretch.from(), Duration.between(stretch.from(), stretch.to()), zone);
    }
}
