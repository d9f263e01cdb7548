package meetme.host;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.Place;
import meetme.meetup.RequestedCity;
import meetme.text.Bundles;

/**
 * Whoever made the promise, and everything they say about keeping it. All of it is public: it stands on the page.
 *
 * @param promise the sentence the page opens with
 * @param picture path of a file under static-site, without a leading slash
 * @param url where the page is on the web, without a path; where the host tells it, links are shared in full
 * @param links where else the host is found; may be empty
 * @param languages those the page and the mails are written in, the default one first
 * @param regions whose dates and clock each of the languages has; the likely one's where it is not said
 * @param trips past ones, too, earliest first; no two have a date in common
 * @param meetings what one can meet for, at least one, in the host's order
 * @param wordings the same in further languages; what is not there is read in the default one
 * @param timeOff when they meet nobody, by the plan on their board
 */
public record Host(
        String name,
        String promise,
        Optional<String> picture,
        Optional<URI> url,
        List<Link> links,
        List<Locale> languages,
        Map<Locale, String> regions,
        Rules rules,
        City home,
        List<Trip> trips,
        List<Meeting> meetings,
        Map<Locale, Wording> wordings,
        TimeOff timeOff) {

    /** The id of the one place that is left of a city that is gone. */
    private static final String USUAL = "usual";

    public Host {
        links = List.copyOf(links);
        languages = List.copyOf(languages);
        regions = Map.copyOf(regions);
        trips = trips.stream().sorted(Trip.BY_DAY).toList();
        meetings = List.copyOf(meetings);
        wordings = Map.copyOf(wordings);
    }

    /** An https address with the words to show for it. */
    public record Link(String label, URI url) {}

    /**
     * What the host says in another language. Each map may lack some.
     *
     * @param cities their names, by id
     * @param meetings their labels, by id
     * @param links their labels, by the label in the default language
     */
    public record Wording(
            Optional<String> promise,
            Map<String, String> cities,
            Map<String, String> meetings,
            Map<String, String> links) {

        static final Wording NONE = new Wording(Optional.empty(), Map.of(), Map.of(), Map.of());

        public Wording {
            cities = Map.copyOf(cities);
            meetings = Map.copyOf(meetings);
            links = Map.copyOf(links);
        }

        Wording withCities(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(cities);
            all.putAll(more);
            return new Wording(promise, all, meetings, links);
        }

        private City named(City city) {
            return city.named(cities.getOrDefault(city.id(), city.name()));
        }
    }

    /** The same host in that language, as far as they have said it there. */
    public Host in(Locale language) {
        Wording said = wordings.getOrDefault(language, Wording.NONE);
        return new Host(
                name,
                said.promise().orElse(promise),
                picture,
                url,
                links.stream()
                        .map(link -> new Link(said.links().getOrDefault(link.label(), link.label()), link.url()))
                        .toList(),
                languages,
                regions,
                rules,
                said.named(home),
                trips.stream()
                        .map(trip -> new Trip(said.named(trip.city()), trip.firstDay(), trip.lastDay()))
                        .toList(),
                meetings.stream()
                        .map(meeting -> meeting.labelled(said.meetings().getOrDefault(meeting.id(), meeting.label())))
                        .toList(),
                wordings,
                timeOff);
    }

    /** With what the host keeps on their board. */
    public Host with(Plan plan) {
        if (plan.version() == 0) {
            return this;
        }
        return new Host(
                name,
                promise,
                picture,
                url,
                links,
                languages,
                regions,
                rules,
                home,
                Stream.concat(plan.ofFile(this), plan.trips().stream()).toList(),
                meetings,
                wordings,
                plan.timeOff());
    }

    /** The break that they are taking. */
    public Optional<TimeOff.Break> onBreak(Instant now) {
        return timeOff.breakOn(LocalDate.ofInstant(now, home.zone()));
    }

    /** From when on the days count within which they promise to answer. */
    public Instant answersFrom(Instant now) {
        Optional<TimeOff.Break> pause = onBreak(now);
        return pause.isPresent() ? pause.get().until().atStartOfDay(home.zone()).toInstant() : now;
    }

    /** The language as it is written where its readers are: {@code en-US}. Dates and times follow it, words do not. */
    public Locale locale(Locale language) {
        String region = regions.get(language);
        return region == null ? Bundles.likely(language) : Locale.of(language.getLanguage(), region);
    }

    /**
     * Where the pages of that language are, to stand before a page's path: nothing for the default language and for those
     * that this host does not speak (any more), {@code /es} for Spanish.
     */
    public String folder(Locale language) {
        return languages.indexOf(language) > 0 ? "/" + language.toLanguageTag() : "";
    }

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

    /** When the trip to that city ends; nothing at home, and nothing where there is no such trip, or no longer. */
    public Optional<Instant> endOf(RequestedCity there) {
        return city(there.id()).flatMap(this::tripTo).map(Trip::end);
    }

    /** When a stay that ends on that day is over, as far as the host is in that city. */
    public Instant seenUntil(City city, LocalDate leave) {
        Optional<Trip> trip = tripTo(city);
        LocalDate last = trip.isPresent() && leave.isAfter(trip.get().lastDay())
                ? trip.get().lastDay()
                : leave;
        return last.plusDays(1).atStartOfDay(city.zone()).toInstant();
    }

    /** The trip that keeps the host from home on a day of the home city's calendar. */
    public Optional<Trip> awayFromHome(LocalDate day) {
        return trips.stream().filter(trip -> trip.touches(day, home.zone())).findFirst();
    }

    /** Whether the host can be met in that city on a day of its calendar. */
    boolean isIn(City city, LocalDate day) {
        return !timeOff.closes(day) && isAround(city, day);
    }

    private boolean isAround(City city, LocalDate day) {
        return tripTo(city)
                .map(trip -> trip.includes(day))
                .orElseGet(() -> awayFromHome(day).isEmpty());
    }

    public Optional<Meeting> meeting(String id) {
        return meetings.stream().filter(meeting -> meeting.id().equals(id)).findFirst();
    }

    /** That city, as a request for it keeps it. */
    public RequestedCity requested(City city, Meeting meeting) {
        // In plain loops, because a visitor waits for it.
        Map<Locale, String> names = new HashMap<>();
        for (Map.Entry<Locale, Wording> said : wordings.entrySet()) {
            String name = said.getValue().cities().get(city.id());
            if (name != null) {
                names.put(said.getKey(), name);
            }
        }
        Optional<Place> usual = city.id().equals(home.id())
                ? Optional.empty()
                : usualVenue(city.id(), meeting.id()).map(Venue::place);
        return new RequestedCity(city.id(), Optional.of(city.name()), names, city.zone(), usual);
    }

    /** What the city of a request is called in that language. */
    public Optional<String> nameOf(RequestedCity asked, Locale language) {
        return asked.nameIn(language).or(() -> in(language).city(asked.id()).map(City::name));
    }

    /**
     * The city of a request in that language. Where it is gone by now, it is closed, and has the one place that the request
     * knows; where an older program stored no name either, it is home.
     */
    public City cityOf(RequestedCity asked, Locale language) {
        Optional<City> today = in(language).city(asked.id());
        Optional<String> name = asked.nameIn(language);
        if (name.isEmpty()) {
            return today.orElseGet(in(language)::home);
        }
        return today.map(city -> new City(city.id(), name.get(), asked.zone(), city.hours(), city.venues()))
                .orElseGet(() -> new City(
                        asked.id(),
                        name.get(),
                        asked.zone(),
                        WeekHours.CLOSED,
                        asked.usualPlace().map(place -> new Venue(USUAL, place)).stream()
                                .toList()));
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

    /** Where a meetup of that kind usually takes place in the city of a request. */
    public Optional<Venue> usualVenue(RequestedCity asked, String meeting) {
        return asked.usualPlace().isPresent() && city(asked.id()).isEmpty()
                ? asked.usualPlace().map(place -> new Venue(USUAL, place))
                : usualVenue(asked.id(), meeting);
    }

    /** The place of that id in the city of a request, or in any of the cities; ids are unique across them. */
    public Optional<Place> place(RequestedCity asked, String id) {
        return cityOf(asked, languages.getFirst()).venues().stream()
                .filter(venue -> venue.id().equals(id))
                .map(Venue::place)
                .findFirst()
                .or(() -> place(id));
    }

    /** The place of that id in any of the cities; ids are unique across them. */
    public Optional<Place> place(String id) {
        return venues().filter(venue -> venue.id().equals(id)).map(Venue::place).findFirst();
    }

    private Stream<Venue> venues() {
        return cities().stream().flatMap(city -> city.venues().stream());
    }
}
