package meetme.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Span;

/**
 * What all pages show of the host.
 *
 * @param picture path on the site, with a leading slash
 * @param cityId as the form sends it
 */
public record PageHost(
        String name,
        String promise,
        String picture,
        List<Link> links,
        String city,
        String cityId,
        List<Choice> meetings) {

    private static final String NO_PICTURE = "host.svg";

    /** Where else the host is found. */
    public record Link(String label, String url) {}

    /**
     * A kind of meetup to choose.
     *
     * @param minutes how long it takes
     * @param hours the only times of day it fits into, as {@code 11:30-13:30 17:00-19:00}; empty where it fits any
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

    static PageHost of(Host host) {
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
                host.meetings().stream().map(Choice::of).toList());
    }

    /** The words for this host's pages, with everything filled in that host.json knows. */
    static Words words(Host host) {
        City home = host.home();
        Locale language =
                host.languages().isEmpty() ? Locale.ENGLISH : host.languages().getFirst();
        Words plain = Words.in(language).knowing("host", host.name()).knowing("city", home.name());
        Words zoned = plain.knowing("zone", plain.say("zone"));
        return zoned.knowing(
                        "hours",
                        zoned.knowing("list", new Hours(zoned).say(home.hours()))
                                .say("hours.zone"))
                .knowing("within", within(zoned, host.rules().answerWithin()))
                .knowing(
                        "retention",
                        zoned.count("days", host.rules().retention().toDays()));
    }

    // Half a day counts as a whole one: rather promise less than is kept.
    private static String within(Words words, Duration duration) {
        long hours = duration.toHours();
        return hours < 24
                ? words.count("hours", hours)
                : words.count("days", duration.plusHours(23).toDays());
    }
}
