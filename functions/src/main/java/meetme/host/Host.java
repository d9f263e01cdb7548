package meetme.host;

import java.net.URI;
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
        List<Meeting> meetings) {

    public Host {
        links = List.copyOf(links);
        languages = List.copyOf(languages);
        meetings = List.copyOf(meetings);
    }

    /** An https address with the words to show for it. */
    public record Link(String label, URI url) {}

    /** Where the host can be met, home first. */
    public List<City> cities() {
        return List.of(home);
    }

    public Optional<City> city(String id) {
        return cities().stream().filter(city -> city.id().equals(id)).findFirst();
    }

    public Optional<Meeting> meeting(String id) {
        return meetings.stream().filter(meeting -> meeting.id().equals(id)).findFirst();
    }

    /** The place of that id in any of the cities; ids are unique across them. */
    public Optional<Place> place(String id) {
        return venues().filter(venue -> venue.id().equals(id)).map(Venue::place).findFirst();
    }

    private Stream<Venue> venues() {
        return cities().stream().flatMap(city -> city.venues().stream());
    }
}
