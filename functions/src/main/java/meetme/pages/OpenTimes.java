package meetme.pages;

import java.time.Instant;
import java.util.List;
import meetme.host.City;
import meetme.host.Openings;

/** Where a page that is rendered while somebody waits finds out what is open. */
@FunctionalInterface
public interface OpenTimes {

    /** For a page that says the hours alone. */
    OpenTimes UNKNOWN = now -> List.of();

    /** The days and times that can be asked for in one city. */
    record OpenCity(City city, List<Openings.Day> days) {}

    /** All cities, home first. */
    List<OpenCity> at(Instant now);
}
