package meetme.pages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.host.Host;
import meetme.host.Trip;

/**
 * What a host's own page says in one of the languages of their guests.
 *
 * @param tag of the language, such as {@code es}
 * @param name of the language, in that language
 * @param cities what the cities in host.json are called in it, by id
 */
public record Spoken(String tag, String name, PageText words, Map<String, String> cities) {

    /** Each of the host's languages, the default one first. */
    static List<Spoken> by(Host host, Instant now) {
        return host.languages().stream()
                .map(language -> in(language, host.in(language), now))
                .toList();
    }

    private static Spoken in(Locale language, Host host, Instant now) {
        PageText words = PageHost.words(host, language, now);
        Map<String, String> cities = new LinkedHashMap<>();
        cities.put(host.home().id(), host.home().name());
        for (Trip trip : host.tripsFrom(now)) {
            cities.put(trip.city().id(), trip.city().name());
        }
        return new Spoken(language.toLanguageTag(), words.say("language"), words.leaving("city"), cities);
    }
}
