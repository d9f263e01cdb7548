package meetme.requesting;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.host.Trip;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Slot;
import meetme.security.Stamps;

/** {@code GET /api/openings}: the days and times that can be asked for, and the stamp that the form sends back. */
public final class OpeningsList {

    private final Host host;
    private final Agendas agendas;
    private final Stamps stamps;

    public OpeningsList(Host host, Agendas agendas, Stamps stamps) {
        this.host = host;
        this.agendas = agendas;
        this.stamps = stamps;
    }

    public HttpResponse list(HttpRequest call, Instant now) {
        // A day further than anybody may ask, because the last day ends later in some cities than in UTC.
        Instant horizon = now.atOffset(ZoneOffset.UTC)
                .plus(host.rules().askAhead())
                .plusDays(2)
                .toInstant();
        Agendas.OpeningsContext offered = agendas.openingsContext(Agenda.monthsBetween(now, horizon));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", now.toString());
        json.put(
                "cities",
                Stream.concat(
                                Stream.of(city(host.home(), busy(offered, host.home(), horizon, now), now)),
                                host.tripsFrom(now).stream()
                                        .map(trip -> trip(trip, busy(offered, trip.city(), horizon, now), now)))
                        .toList());
        json.put(
                "meetings",
                host.meetings().stream()
                        .map(meeting -> Map.of("id", meeting.id(), "label", meeting.label()))
                        .toList());
        json.put("stamp", stamps.mint(now));
        if (offered.sandboxed()) {
            json.put("sandbox", true);
        }
        return HttpResponse.json(200, json);
    }

    // Whole days are days of the city in which the host is offered.
    private static List<Slot> busy(Agendas.OpeningsContext offered, City city, Instant horizon, Instant now) {
        List<Slot> busy = new ArrayList<>(offered.agenda().busy());
        busy.addAll(offered.calendar().between(now, horizon, city.zone(), now).busy());
        return busy;
    }

    private Map<String, Object> trip(Trip trip, List<Slot> busy, Instant now) {
        Map<String, Object> json = city(trip.city(), busy, now);
        json.put("from", trip.firstDay().toString());
        json.put("to", trip.lastDay().toString());
        return json;
    }

    private Map<String, Object> city(City city, List<Slot> busy, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", city.id());
        json.put("name", city.name());
        json.put("timeZone", city.zone().getId());
        json.put(
                "days",
                Openings.at(host, city, busy, now).stream()
                        .map(OpeningsList::day)
                        .toList());
        return json;
    }

    private static Map<String, Object> day(Openings.Day day) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", day.date().toString());
        json.put("times", day.times().stream().map(LocalTime::toString).toList());
        return json;
    }
}
