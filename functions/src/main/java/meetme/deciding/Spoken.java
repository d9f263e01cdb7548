package meetme.deciding;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.host.City;
import meetme.meetup.Place;
import meetme.meetup.Slot;
import meetme.words.Times;

/** Times and places as JSON for the pages, in English and in the city's time. */
final class Spoken {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private Spoken() {}

    /** {@code Tue 24 Nov 2026, 14:02}. */
    static String at(Instant instant, ZoneId zone) {
        return times(Optional.empty(), zone).moment(instant);
    }

    /** {@code Tue 24 Nov 2026, 14:02 Denver time}. */
    static String at(Instant instant, City city) {
        return times(Optional.of(city.name()), city.zone()).momentThere(instant);
    }

    /** A slot for a page: {@code time} to be sent back, the rest to be shown. */
    static Map<String, Object> slot(Slot slot) {
        Times times = times(Optional.empty(), slot.zone());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", WIRE.format(slot.local()));
        json.put("text", times.moment(slot.start()));
        json.put("zone", times.abbreviation(slot.start()));
        json.put("minutes", slot.length().toMinutes());
        return json;
    }

    static Map<String, Object> place(Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", place.name());
        json.put("address", place.address());
        place.map().ifPresent(map -> json.put("map", map.toString()));
        return json;
    }

    private static Times times(Optional<String> city, ZoneId zone) {
        return new Times(Locale.ENGLISH, city, zone);
    }
}
