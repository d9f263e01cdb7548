package meetme.host;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Place;

/**
 * Whoever made the promise, and everything they say about keeping it. All of it is public: it stands on the page.
 *
 * @param promise the sentence the page opens with
 * @param picture path of a file under static-site, without a leading slash
 * @param links where else the host is found; may be empty
 * @param languages those the page and the mails are written in, the default one first
 * @param trips past ones, too, earliest first; no two have a date in common
 * @param meetings what one can meet for, at least one, in the host's order
 */
public record Host(
        String name,
        String promise,
        Optional<String> picture,
        List<Link> links,
        List<Locale> languages,
        Rules rules,
        City home,
        List<Trip> trips,
        List<Meeting> meetings) {

    public Host {
        links = List.copyOf(links);
        languages = List.copyOf(languages);
        trips = trips.stream().sorted(Comparator.comparing(Trip::firstDay)).toList();
        meetings = List.copyOf(meetings);
    }

    /** An https address with the words to show for it. */
    public record Link(String label, URI url) {}

    /** Where the host can or could be met, home first. */
    public List<City> cities() {
        return Stream.concat(Stream.of(home), trips.stream().map(Trip::city)).toList();
    }

    public Optional<City> city(String id) {
        return cities().stream().filter(city -> city.id().equals(id)).findFirst();
    }

    /** Those trips that are not over, earliest first. */
    public List<Trip> tripsFrom(Instant now) {
        return trips.stream().filter(trip -> !trip.isOver(now)).toList();
    }

    /** The trip to that city; nothing at home. */
    public Optional<Trip> tripTo(City city) {
        return trips.stream().filter(trip -> trip.city().id().equals(city.id())).findFirst();
    }

    /** The trip that keeps the host from home on a day of the home city's calendar. */
    public Optional<Trip> awayFromHome(LocalDate day) {
        return trips.stream().filter(trip -> trip.touches(day, home.zone())).findFirst();
    }

    /** Whether the host can be met in that city on a day of its calendar. */
    boolean isIn(City city, LocalDate day) {
        return tripTo(city)
                .map(trip -> trip.includes(day))
                .orElseGet(() -> awayFromHome(day).isEmpty());
    }

    public Optional<Meeting> meeting(String id) {
        return meetings.stream().filter(meeting -> meeting.id().equals(id)).findFirst();
    }

    /** Where a meetup of that kind usually takes place in that city; on a trip it is the first of the trip's places. */
    public Optional<Venue> usualVenue(String city, String meeting) {
        return trips.stream()
                .map(Trip::city)
                .filter(away -> away.id().equals(city))
                .map(away -> away.venues().getFirst())
                .findFirst()
                .or(() -> meeting(meeting).map(Meeting::usualVenue));
    }

    /** The place of that id in any of the cities; ids are unique across them. */
    public Optional<Place> place(String id) {
        return venues().filter(venue -> venue.id().equals(id)).map(Venue::place).findFirst();
    }

    private Stream<Venue> venues() {
        return cities().stream().flatMap(city -> city.venues().stream());
    }
}
