package meetme.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Span;
import meetme.host.Trip;

/**
 * What all pages show about the host.
 *
 * @param picture path on the site, with a leading slash
 * @param city the home city
 * @param cityId the id that the form sends
 * @param cities where the host can meet, home first, then the trips that are not over
 * @param here where this page is
 */
public record PageHost(
        String name,
        String promise,
        String picture,
        List<Link> links,
        String city,
        String cityId,
        List<Where> cities,
        List<Choice> meetings,
        Address here) {

    private static final String NO_PICTURE = "host.svg";

    /** Another place where the host can be found. */
    public record Link(String label, String url) {}

    /**
     * A city to choose.
     *
     * @param id that the form sends
     * @param label for a trip, it says when
     * @param here what is said on top of the page once it is chosen
     * @param from the first day of a trip, and {@code to} the last; empty at home
     */
    public record Where(String id, String label, String here, String from, String to) {

        public boolean isTrip() {
            return !from.isEmpty();
        }
    }

    /**
     * A kind of meetup to choose.
     *
     * @param minutes how long it takes
     * @param hours the only times of day when it is possible, as {@code 11:30-13:30 17:00-19:00}; empty if any
     */
    public record Choice(String id, String label, long minutes, String hours) {

        static Choice of(Meeting meeting) {
            return new Choice(
                    meeting.id(),
                    meeting.label(),
                    meeting.length().toMinutes(),
                    meeting.hours().stream().map(Span::toString).collect(Collectors.joining(" ")));
        }
    }

    static PageHost of(Host host, PageText words, Address here, Instant now) {
        City home = host.home();
        return new PageHost(
                host.name(),
                host.promise(),
                "/" + host.picture().orElse(NO_PICTURE),
                host.links().stream()
                        .map(link -> new Link(link.label(), link.url().toString()))
                        .toList(),
                home.name(),
                home.id(),
                Stream.concat(
                                Stream.of(new Where(home.id(), home.name(), words.say("ask.in"), "", "")),
                                host.tripsFrom(now).stream().map(trip -> where(trip, words)))
                        .toList(),
                host.meetings().stream().map(Choice::of).toList(),
                here);
    }

    /** The path of another page in this page's language. */
    public String path(String page) {
        return here.path(page);
    }

    private static Where where(Trip trip, PageText words) {
        return new Where(
                trip.city().id(),
                label(trip, words),
                knowing(trip, words).say("ask.coming"),
                trip.firstDay().toString(),
                trip.lastDay().toString());
    }

    // New York, 3 to 7 May
    private static String label(Trip trip, PageText words) {
        return knowing(trip, words).say("trip");
    }

    private static PageText knowing(Trip trip, PageText words) {
        return words.knowing("city", trip.city().name())
                .knowing("days", new Days(words).say(trip.firstDay(), trip.lastDay()));
    }

    /** The words for this host's pages, with everything filled in that host.json knows. */
    static PageText words(Host host, Locale language, Instant now) {
        City home = host.home();
        PageText plain =
                PageText.in(host.locale(language)).knowing("host", host.name()).knowing("city", home.name());
        PageText zoned = plain.knowing("zone", plain.say("zone"));
        return zoned.knowing("hours", hours(host, zoned, now))
                .knowing("within", within(zoned, host.rules().answerWithin()))
                .knowing(
                        "retention",
                        zoned.count("days", host.rules().retention().toDays()));
    }

    private static String hours(Host host, PageText words, Instant now) {
        String atHome = hours(host.home(), words);
        List<Trip> trips = host.tripsFrom(now);
        return trips.isEmpty()
                ? atHome
                : Stream.concat(
                                Stream.of(hours(host.home().name(), atHome, words)),
                                trips.stream().map(trip -> hours(label(trip, words), hours(trip.city(), words), words)))
                        .collect(Collectors.joining(". "));
    }

    private static String hours(String where, String hours, PageText words) {
        return words.knowing("where", where).knowing("hours", hours).say("hours.where");
    }

    private static String hours(City city, PageText words) {
        PageText there = words.knowing("city", city.name());
        return there.knowing("zone", there.say("zone"))
                .knowing("list", new Hours(words).say(city.hours()))
                .say("hours.zone");
    }

    // Half a day counts as a whole one, so as not to promise too much.
    private static String within(PageText words, Duration duration) {
        long hours = duration.toHours();
        return hours < 24
                ? words.count("hours", hours)
                : words.count("days", duration.plusHours(23).toDays());
    }
}
