package meetme.busy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the zones of a calendar mean. A name that the JDK knows means what the JDK says, whose rules are kept up; another one,
 * what the calendar's own VTIMEZONE says; and without that, if it is one of Windows, the region it stands for.
 */
final class Zones {

    private final ZoneRules home;
    private final Map<String, Component> described = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();
    private final LocalDateTime upTo;
    private final Work work;
    private boolean guessed;

    /** @param upTo until when changes of the calendar's own zones are worked out */
    Zones(List<Component> described, ZoneId home, Instant upTo, Work work) {
        described.forEach(zone -> zone.text("TZID").ifPresent(id -> this.described.putIfAbsent(id, zone)));
        this.home = home.getRules();
        this.upTo = LocalDateTime.ofInstant(upTo, ZoneOffset.UTC).plusDays(2);
        this.work = work;
    }

    /** Where whole days, and times without a zone, are meant. */
    ZoneRules home() {
        return home;
    }

    /** The rules of that name; home's where nobody says what it means. */
    ZoneRules rules(String name) {
        String id = name.strip();
        Optional<ZoneRules> rules = known.get(id);
        if (rules == null) {
            rules = find(id);
            known.put(id, rules);
        }
        guessed |= rules.isEmpty();
        return rules.orElse(home);
    }

    /** Whether a name that nobody knows has been asked for since this was asked last. */
    boolean hasGuessed() {
        boolean was = guessed;
        guessed = false;
        return was;
    }

    private Optional<ZoneRules> find(String id) {
        return region(id)
                .or(() -> Optional.ofNullable(described.get(id)).flatMap(this::rules))
                .or(() -> WindowsZones.region(id).flatMap(Zones::region));
    }

    private static Optional<ZoneRules> region(String id) {
        try {
            return Optional.of(ZoneId.of(withoutPrefix(id)).getRules());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    // Such as /freeassociation.sourceforge.net/America/Denver: names of no registry begin with a slash and an owner.
    private static String withoutPrefix(String id) {
        if (!id.startsWith("/")) {
            return id;
        }
        int area = -1;
        for (String each : List.of(
                "/Africa/",
                "/America/",
                "/Antarctica/",
                "/Asia/",
                "/Atlantic/",
                "/Australia/",
                "/Europe/",
                "/Indian/",
                "/Pacific/")) {
            area = Math.max(area, id.indexOf(each));
        }
        return id.substring(area < 0 ? 1 : area + 1);
    }

    private Optional<ZoneRules> rules(Component zone) {
        try {
            List<Change> changes = new ArrayList<>();
            for (Component observance : zone.parts()) {
                changes.addAll(changes(observance));
            }
            changes.sort(Comparator.comparing(Change::at));
            return changes.isEmpty() ? Optional.empty() : Optional.of(rules(changes));
        } catch (DateTimeException | IllegalArgumentException | Work.TooMuch unreadable) {
            return Optional.empty();
        }
    }

    /** Clocks that are set from one offset to another, at a time as they show it before. */
    private record Change(LocalDateTime local, ZoneOffset from, ZoneOffset to) {

        Instant at() {
            return local.toInstant(from);
        }
    }

    private List<Change> changes(Component observance) {
        Optional<String> from = observance.text("TZOFFSETFROM");
        Optional<String> to = observance.text("TZOFFSETTO");
        Optional<Component.Property> start = observance.first("DTSTART");
        if (from.isEmpty() || to.isEmpty() || start.isEmpty()) {
            return List.of();
        }
        ZoneOffset before = ZoneOffset.of(from.get());
        ZoneOffset after = ZoneOffset.of(to.get());
        LocalDateTime first = local(start.get().value());
        List<LocalDateTime> times = new ArrayList<>(List.of(first));
        for (Component.Property rule : observance.all("RRULE")) {
            Moment begin = new Moment(first, before.getRules(), false);
            times.addAll(Rule.read(rule.value()).times(begin, first, upTo, work));
        }
        for (Component.Property dates : observance.all("RDATE")) {
            for (String date : dates.value().split(",", -1)) {
                times.add(local(date));
            }
        }
        return times.stream()
                .distinct()
                .map(time -> new Change(time, before, after))
                .toList();
    }

    // Whatever zone it names: it is what these zones are made of.
    private LocalDateTime local(String text) {
        return Moment.read(text, new Component.Property(text, Optional.empty(), false, false), this)
                .local();
    }

    private static ZoneRules rules(List<Change> changes) {
        ZoneOffset first = changes.get(0).from();
        ZoneOffset now = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (Change change : changes) {
            if (!change.to().equals(now)) {
                LocalDateTime local = LocalDateTime.ofInstant(change.at(), now);
                transitions.add(ZoneOffsetTransition.of(local, now, change.to()));
                now = change.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }
}
