package meetme.meetup;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The city that a request is for, as it was when the request was accepted. A trip can be changed or called off later; whoever
 * asked for Lisbon asked for Lisbon, and every email, page and calendar entry of the request says so.
 *
 * @param id of the city in host.json, or of the trip on the host's board
 * @param name in the host's first language; none where an older program accepted the request
 * @param names in those of the host's other languages that have another name for it
 * @param usualPlace where they usually meet on that trip; none at home, whose places host.json always has
 */
public record RequestedCity(
        String id, Optional<String> name, Map<Locale, String> names, ZoneId zone, Optional<Place> usualPlace) {

    public RequestedCity {
        names = Map.copyOf(names);
    }

    /** One of which no more is known than an older program stored. */
    public static RequestedCity unnamed(String id, ZoneId zone) {
        return new RequestedCity(id, Optional.empty(), Map.of(), zone, Optional.empty());
    }

    /** Its name in that language, or else in the host's first one. */
    public Optional<String> nameIn(Locale language) {
        return Optional.ofNullable(names.get(language)).or(() -> name);
    }
}
