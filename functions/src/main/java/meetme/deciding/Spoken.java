package meetme.deciding;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import meetme.host.City;
import meetme.meetup.Place;
import meetme.meetup.Slot;

/** Times and places as the pages say them, in the city's time. */
final class Spoken {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private Spoken() {}

    /** {@code Tue 24 Nov 2026, 14:02}. */
    static String at(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /** {@code Tue 24 Nov 2026, 14:02 Denver time}. */
    static String at(Instant instant, City city) {
        return at(instant, city.zone()) + " " + city.name() + " time";
    }

    /** A slot for a page: {@code time} to be sent back, the rest to be shown. */
    static Map<String, Object> slot(Slot slot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", WIRE.format(slot.local()));
        json.put("text", at(slot.start(), slot.zone()));
        json.put("zone", ZONE.format(slot.start().atZone(slot.zone())));
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
}
