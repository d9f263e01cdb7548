package meetme.host;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which version of the time zone rules (IANA's tz database) this Java has, and for which cities it is older than the law. The
 * rules come with the Java release, and on Lambda with AWS's: docs/decisions/0020-zone-rules.md
 */
public final class ZoneRulesVersion {

    /** The newest version when {@link #CHANGED} was written. */
    static final String KNOWN = "2026f";

    private static final Instant SHOWN_AT = Instant.parse("2026-12-15T12:00:00Z");

    // What clocks show at that instant, in hours from UTC, in zones that have changed since 2026a, the version in JDK
    // 25.0.3.
    private static final Map<String, Integer> CHANGED = Map.ofEntries(
            Map.entry("Africa/Casablanca", 0),
            Map.entry("Africa/El_Aaiun", 0),
            Map.entry("America/Edmonton", -6),
            Map.entry("America/Havana", -4),
            Map.entry("America/Inuvik", -6),
            Map.entry("America/Rainy_River", -5),
            Map.entry("America/Vancouver", -7),
            Map.entry("America/Winnipeg", -5),
            Map.entry("America/Yellowknife", -6),
            Map.entry("Canada/Central", -5),
            Map.entry("Canada/Mountain", -6),
            Map.entry("Canada/Pacific", -7),
            Map.entry("Cuba", -4));

    private ZoneRulesVersion() {}

    /** Such as {@code 2026a}. */
    public static String inUse() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }

    /** The zones whose clocks will differ from what these rules say. */
    public static List<ZoneId> tooOldFor(Collection<ZoneId> zones) {
        // A plain loop, because every function runs it when it starts.
        Set<ZoneId> tooOld = new LinkedHashSet<>();
        for (ZoneId zone : zones) {
            if (isTooOldFor(zone)) {
                tooOld.add(zone);
            }
        }
        return List.copyOf(tooOld);
    }

    private static boolean isTooOldFor(ZoneId zone) {
        Integer hours = CHANGED.get(zone.getId());
        return hours != null && zone.getRules().getOffset(SHOWN_AT).getTotalSeconds() != hours * 3600;
    }

    /** The same for a host's cities. */
    public static List<ZoneId> tooOldFor(Host host) {
        List<ZoneId> zones = new ArrayList<>();
        for (City city : host.cities()) {
            zones.add(city.zone());
        }
        return tooOldFor(zones);
    }

    /** What to tell the host about it: one line for each city that is affected. */
    public static List<String> warnings(Host host) {
        return tooOldFor(host).stream()
                .map(zone -> "host.json: the law has changed the clocks in " + zone
                        + ", but the time zone rules of this Java ("
                        + inUse() + ") do not include that yet: times there are off by an hour. Update to a JDK with "
                        + KNOWN + " or newer. For the rules that AWS uses, see zoneRules in the log of ApiFunction.")
                .toList();
    }
}
