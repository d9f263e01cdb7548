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
 * Which rules of time zones this Java has (IANA's tz database), and for which cities they are older than the law is. Java
 * takes them from its own release, on Lambda from AWS's: docs/decisions/0020-zone-rules.md
 */
public final class ZoneRulesVersion {

    /** The newest at {@link #SHOWN_AT}'s writing. */
    static final String KNOWN = "2026f";

    private static final Instant SHOWN_AT = Instant.parse("2026-12-15T12:00:00Z");

    // What clocks show then, in hours from UTC, where that has changed since 2026a, which JDK 25.0.3 has.
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

    /** Those of the zones whose clocks will show something else than these rules say. */
    public static List<ZoneId> tooOldFor(Collection<ZoneId> zones) {
        // In a plain loop, as each function asks when it starts.
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

    /** The same for the cities of a host. */
    public static List<ZoneId> tooOldFor(Host host) {
        List<ZoneId> zones = new ArrayList<>();
        for (City city : host.cities()) {
            zones.add(city.zone());
        }
        return tooOldFor(zones);
    }

    /** What to tell a host of it, a line for each of their cities that is concerned. */
    public static List<String> warnings(Host host) {
        return tooOldFor(host).stream()
                .map(zone -> "host.json: clocks in " + zone + " change by law, and the time zone rules of this Java ("
                        + inUse() + ") do not know it yet: times there are an hour off. Update the JDK to one with "
                        + KNOWN + " or newer, and look in the log of ApiFunction for what AWS has: zoneRules.")
                .toList();
    }
}
