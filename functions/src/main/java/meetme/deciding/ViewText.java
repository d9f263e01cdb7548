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
import meetme.text.Times;
import meetme.text.Words;

/** What the pages say, in one language, and times and places as JSON for them. */
final class ViewText {

    private static final String BUNDLE = "meetme.deciding.views";
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private final Words words;

    ViewText(Locale language) {
        this.words = Words.in(BUNDLE, language);
    }

    Locale language() {
        return words.language();
    }

    /** What has become of a request; the bundle says what the values are. */
    String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** {@code Tue 24 Nov 2026, 14:02}. */
    String at(Instant instant, ZoneId zone) {
        return times(Optional.empty(), zone).moment(instant);
    }

    /** {@code Tue 24 Nov 2026, 14:02 Denver time}. */
    String at(Instant instant, City city) {
        return times(Optional.of(city.name()), city.zone()).momentThere(instant);
    }

    /** A slot for a page: {@code time} to be sent back, the rest to be shown. */
    Map<String, Object> slot(Slot slot) {
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

    private Times times(Optional<String> city, ZoneId zone) {
        return new Times(words.language(), city, zone);
    }
}
