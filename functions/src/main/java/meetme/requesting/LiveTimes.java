package meetme.requesting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.host.Taken;
import meetme.host.Trip;
import meetme.log.Log;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Agendas.OpeningsContext;
import meetme.meetup.StoreUnavailable;
import meetme.pages.OpenTimes;

/** What is open now, read for one page. */
public record LiveTimes(Host host, Agendas agendas) implements OpenTimes {

    /** A day further than anybody may ask, because the last day ends later in some cities than in UTC. */
    static Instant horizon(Host host, Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .plus(host.rules().askAhead())
                .plusDays(2)
                .toInstant();
    }

    @Override
    public List<OpenCity> at(Instant now) {
        try {
            Instant horizon = horizon(host, now);
            OpeningsContext context = agendas.openingsContext(Agenda.monthsBetween(now, horizon));
            List<OpenCity> cities = new ArrayList<>();
            cities.add(open(host.home(), context, horizon, now));
            for (Trip trip : host.tripsFrom(now)) {
                cities.add(open(trip.city(), context, horizon, now));
            }
            return cities;
        } catch (StoreUnavailable trouble) {
            // Whoever filled the form in gets it back with what they typed, if without the times.
            Log.info("AWS is busy").cause(trouble).write();
            return List.of();
        }
    }

    private OpenCity open(City city, OpeningsContext context, Instant horizon, Instant now) {
        return new OpenCity(city, Openings.at(host, city, taken(context, city, horizon, now), now));
    }

    /** What is taken in that city. Whole days are days of the city in which the host is offered. */
    static Taken taken(OpeningsContext context, City city, Instant horizon, Instant now) {
        return new Taken(
                context.agenda().busy(),
                context.calendar().between(now, horizon, city.zone(), now).busy());
    }
}
