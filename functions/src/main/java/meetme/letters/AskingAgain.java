package meetme.letters;

import java.time.Instant;
import java.util.List;
import meetme.host.City;
import meetme.host.Openings;
import meetme.letters.Letter.Line;
import meetme.meetup.RequestDetails;

/** The way to a new request, for whoever's last one came to nothing. */
record AskingAgain(LetterContext context) {

    /** So many trips, and so many days, are as many as one reads. */
    private static final int MOST_NEXT = 3;

    /** Where the host will be next, days that are still open once the stay is over, and where to ask. */
    Letter next(Composer composer, Letter letter, RequestDetails details, Instant now) {
        List<String> trips = composer.spokenHost().tripsFrom(now).stream()
                .filter(trip -> !trip.city().id().equals(details.city().id()))
                .limit(MOST_NEXT)
                .map(trip -> composer.say(
                        "decline.trip",
                        trip.city().name(),
                        composer.timesIn(trip.city()).stay(trip.firstDay(), trip.lastDay())))
                .toList();
        City city = composer.city();
        List<String> days = Openings.at(
                        context.host(), city, context.correspondence().taken(city, now), now)
                .stream()
                .map(Openings.Day::date)
                .filter(day -> day.isAfter(details.leave()))
                .limit(MOST_NEXT)
                .map(composer.timesIn(city)::day)
                .toList();
        return page(
                composer,
                letter.fact(composer.say("decline.trips"), trips)
                        .fact(composer.say("decline.open", city.name()), days));
    }

    /** Where to ask. */
    Letter page(Composer composer, Letter letter) {
        City city = composer.city();
        String page = context.askLink(city, composer.language());
        return letter.say(composer.say("decline.again", city.name()))
                .fact(composer.say("decline.page"), Line.link(page, page));
    }
}
