package meetme.host;

import java.time.ZoneId;
import java.util.List;

/**
 * Where the host can meet.
 *
 * @param id lower-case letters, digits and hyphens
 * @param zone a region of the time zone database such as America/Denver; all local times of the city are in this zone
 * @param hours when the host can meet there
 * @param venues the places to meet there, at least one, in the host's order
 */
public record City(String id, String name, ZoneId zone, WeekHours hours, List<Venue> venues) {

    public City {
        venues = List.copyOf(venues);
    }

    City named(String other) {
        return new City(id, other, zone, hours, venues);
    }
}
