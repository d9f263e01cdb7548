package meetme.meetup;

import java.net.URI;
import java.util.Optional;

/**
 * Where two people meet: a name they can look for, the street address, and a link to a map.
 *
 * @param address empty if the host typed only a name
 */
public record Place(String name, String address, Optional<URI> map) {

    /** A place the host typed in their own words. */
    public static Place named(String words) {
        return new Place(words, "", Optional.empty());
    }

    /** Name and address on one line, as in an iCalendar LOCATION (RFC 5545, section 3.8.1.7). */
    public String oneLine() {
        return address.isEmpty() ? name : name + ", " + address;
    }
}
