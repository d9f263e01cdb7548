package meetme.requesting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import meetme.host.City;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.Meeting;
import meetme.host.Openings;
import meetme.host.Plans;
import meetme.host.TimeOff;
import meetme.host.Trip;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.security.Stamps;

/** {@code GET /api/openings}: the days and times that can be asked for, and the stamp that the form sends back. */
public final class OpeningsList {

    private final CurrentHost current;
    private final Plans plans;
    private final Stamps stamps;

    public OpeningsList(CurrentHost current, Plans plans, Stamps stamps) {
        this.current = current;
        this.plans = plans;
        this.stamps = stamps;
    }

    /**
     * The same for everybody within a minute.
     *
     * @param now the full minute. The stamp is of it, too, so it may be two minutes old when a page gets it
     */
    public HttpResponse list(HttpRequest request, Instant now) {
        Instant horizon = LiveTimes.horizon(current.file(), now);
        Plans.PlannedOpenings read = plans.withOpenings(Agenda.monthsBetween(now, horizon));
        Agendas.OpeningsContext offered = read.context();
        Host host = current.with(read.plan(), now);
        List<JsonObject> cities = new ArrayList<>();
        cities.add(city(host, host.home(), offered, horizon, now));
        for (Trip trip : host.tripsFrom(now)) {
            cities.add(city(host, trip.city(), offered, horizon, now)
                    .with("from", trip.firstDay().toString())
                    .with("to", trip.lastDay().toString()));
        }
        JsonObject json = new JsonObject()
                .with("now", now.toString())
                .orNull("break", pause(host.onBreak(now)))
                .with("cities", cities)
                .with(
                        "meetings",
                        host.meetings().stream().map(OpeningsList::meeting).toList())
                .with("stamp", stamps.mint(now));
        return HttpResponse.json(200, offered.sandboxed() ? json.with("sandbox", true) : json);
    }

    private static JsonObject meeting(Meeting meeting) {
        return new JsonObject().with("id", meeting.id()).with("label", meeting.label());
    }

    private static Optional<JsonObject> pause(Optional<TimeOff.Break> pause) {
        return pause.isPresent()
                ? Optional.of(new JsonObject()
                        .with("until", pause.get().until().toString())
                        .with("words", pause.get().words()))
                : Optional.empty();
    }

    private static JsonObject city(
            Host host, City city, Agendas.OpeningsContext offered, Instant horizon, Instant now) {
        return new JsonObject()
                .with("id", city.id())
                .with("name", city.name())
                .with("timeZone", city.zone().getId())
                .with(
                        "days",
                        Openings.at(host, city, LiveTimes.taken(offered, city, horizon, now), now).stream()
                                .map(OpeningsList::day)
                                .toList());
    }

    private static JsonObject day(Openings.Day day) {
        return new JsonObject()
                .with("date", day.date().toString())
                .with("times", day.times().stream().map(LocalTime::toString).toList());
    }
}
