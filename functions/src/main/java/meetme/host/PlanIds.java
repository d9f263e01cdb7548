package meetme.host;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.Place;

/** Makes what the host need not type for a trip: its id, those of its places, and the links to a map. */
final class PlanIds {

    private static final int LONGEST = 40;

    private PlanIds() {}

    /** An id that looks like the name, with a number where it is or was taken. */
    static String of(String name, String otherwise, Set<String> taken) {
        String plain = slug(name).filter(text -> !text.isEmpty()).orElse(otherwise);
        String id = plain;
        for (int number = 2; taken.contains(id); number++) {
            String end = "-" + number;
            id = cut(plain, LONGEST - end.length()) + end;
        }
        return id;
    }

    // Düsseldorf is dusseldorf, São Paulo is sao-paulo; what has no letters of ours has no id of its own.
    private static Optional<String> slug(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ł", "l")
                .replace("đ", "d")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return Optional.of(cut(plain, LONGEST));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).replaceAll("-$", "");
    }

    /** Places with their ids and links. One that stays as it was keeps its id. */
    static List<Venue> venues(List<Venue> drafts, List<Venue> before, Set<String> elsewhere) {
        Set<String> taken = new HashSet<>(elsewhere);
        before.forEach(venue -> taken.add(venue.id()));
        List<Venue> venues = new ArrayList<>();
        for (Venue draft : drafts) {
            Place place = mapped(draft.place());
            String id = before.stream()
                    .filter(venue -> venue.place().equals(place))
                    .map(Venue::id)
                    .findFirst()
                    .orElseGet(() -> of(place.name(), "place", taken));
            taken.add(id);
            venues.add(new Venue(id, place));
        }
        return venues;
    }

    /** With a link that finds it on a map. */
    static Place mapped(Place place) {
        String query = URLEncoder.encode(place.name() + ", " + place.address(), StandardCharsets.UTF_8);
        return new Place(
                place.name(),
                place.address(),
                Optional.of(URI.create("https://www.google.com/maps/search/?api=1&query=" + query)));
    }
}
