package meetme.host;

import java.time.Duration;
import java.util.List;

/**
 * A kind of meetup, such as coffee or lunch.
 *
 * @param id lower-case letters, digits and hyphens
 * @param length how long it takes
 * @param hours the only hours of a day in which it may take place, within the city's opening hours; empty if it
 *     has none of its own
 * @param usualVenue where it takes place in the home city unless the host names another place
 */
public record Meeting(String id, String label, Duration length, List<Span> hours, Venue usualVenue) {

    public Meeting {
        hours = List.copyOf(hours);
    }

    Meeting labelled(String other) {
        return new Meeting(id, other, length, hours, usualVenue);
    }
}
