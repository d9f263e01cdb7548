package meetme.feed;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the zones of a calendar mean. A name that the JDK knows means what the JDK says, whose rules are kept up to date; any other name means
 * what the calendar's own VTIMEZONE says; and without one, a Windows name means its region.
 */
final class Zones {

    // IANA names that the JDK leaves to the caller.
    private static final Map<String, String> ALSO =
            Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00", "ROC", "Asia/Taipei");

    private static final int MOST_NAMES = 2000;

    private final ZoneRules home;
    private final Map<String, Component> described = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();
    private final LocalDateTime upTo;
    private final WorkBudget work;
    private boolean guessed;

    /** @param upTo until when changes in the calendar's own zones are computed */
    Zones(List<Component> described, ZoneId home, Instant upTo, WorkBudget work) {
        described.forEach(zone -> zone.text("TZID").ifPresent(id -> this.described.putIfAbsent(name(id), zone)));
        this.home = home.getRules();
        this.upTo = LocalDateTime.ofInstant(upTo, ZoneOffset.UTC).plusDays(2);
        this.work = work;
    }

    // Outlook writes a name with quotes in one place and with escaped commas in another; case does not matter.
    private static String name(String written) {
        return written.replaceAll("\\\\(.)", "$1")
                .replace("\"", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** The rules for times without a zone. */
    ZoneRules home() {
        return home;
    }

    /** The rules for that name, or the home zone's if its meaning is unknown. */
    ZoneRules rules(String written) {
        Optional<ZoneRules> rules = known.get(written);
        if (rules == null) {
            rules = known.size() < MOST_NAMES ? find(written) : Optional.empty();
            known.put(written, rules);
        }
        guessed |= rules.isEmpty();
        return rules.orElse(home);
    }

    /** Whether an unknown name has been looked up since the last call of this method. */
    boolean hasGuessed() {
        boolean was = guessed;
        guessed = false;
        return was;
    }

    // A name that is spelled differently from its region may mean something else, so the calendar's own definition
    // comes first.
    private Optional<ZoneRules> find(String written) {
        String name = name(written);
        return exactly(written.strip())
                .or(() -> Optional.ofNullable(described.get(name)).flatMap(this::rules))
                .or(() -> region(name))
                .or(() -> WindowsZones.region(name).flatMap(Zones::exactly));
    }

    private static Optional<ZoneRules> exactly(String id) {
        try {
            return Optional.of(ZoneId.of(id, ALSO).getRules());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneRules> region(String id) {
        String bare = withoutPrefix(id);
        return exactly(Names.REGIONS.getOrDefault(bare, bare.toUpperCase(Locale.ROOT)));
    }

    // Created at first use.
    private static final class Names {

        static final Map<String, String> REGIONS = ZoneId.getAvailableZoneIds().stream()
                .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, same) -> one));
    }

    // Such as /freeassociation.sourceforge.net/America/Denver: names outside any registry begin with a slash and an
    // owner.
    private static String withoutPrefix(String id) {
        String bare = id;
        while (bare.startsWith("/") || (!bare.equals(id) && !Names.REGIONS.containsKey(bare) && bare.contains("/"))) {
            bare = bare.substring(bare.indexOf('/') + 1);
        }
        return bare;
    }

    private Optional<ZoneRules> rules(Component zone) {
        try {
            List<Change> changes = new ArrayList<>();
            for (Component observance : zone.parts()) {
                changes.addAll(changes(observance));
            }
            changes.sort(Comparator.comparing(Change::at));
            return changes.isEmpty() ? Optional.empty() : Optional.of(rules(changes));
        } catch (DateTimeException | IllegalArgumentException | WorkBudget.TooMuch unreadable) {
            return Optional.empty();
        }
    }

    /** A change from one offset to another, at a local time before the change. */
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
            FeedTime begin = new FeedTime(first, before.getRules(), false);
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

    // Whatever zone it names, because these times define the zones.
    private LocalDateTime local(String text) {
        return FeedTime.read(text, new Component.Property(text, Optional.empty(), false, false), home, this)
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
