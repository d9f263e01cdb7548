package meetme.deciding.plan;

import java.time.ZoneId;
import java.util.List;

/** The names of the time zone database as this Java writes them: those that a trip may have. */
final class TimeZones {

    static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.contains("/"))
            .filter(name -> !name.startsWith("Etc/") && !name.startsWith("SystemV/"))
            .sorted()
            .toList();

    private TimeZones() {}
}
