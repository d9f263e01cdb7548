package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Venue;
import meetme.meetup.Agenda;
import meetme.meetup.Alphabets;
import meetme.meetup.Asked;
import meetme.meetup.MeetupRequest;
import meetme.meetup.MeetupRequest.Approved;
import meetme.meetup.MeetupRequest.Cancelled;
import meetme.meetup.MeetupRequest.Decided;
import meetme.meetup.MeetupRequest.Declined;
import meetme.meetup.MeetupRequest.Pending;
import meetme.meetup.MeetupRequest.Pitch;
import meetme.meetup.MeetupRequest.Withdrawn;
import meetme.meetup.Side;
import meetme.meetup.Slot;

/** What the host's page of one request shows. */
final class HostView {

    /** What counts as close in time to a proposed time. */
    static final Duration NEAR = Duration.ofHours(4);

    private final Host host;
    private final RequestView parts;

    HostView(Host host) {
        this.host = host;
        this.parts = new RequestView(host);
    }

    Map<String, Object> of(MeetupRequest request, Agenda agenda, Instant now) {
        Asked asked = request.asked();
        City city = parts.city(asked);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", now.toString());
        json.put("state", RequestView.state(request));
        json.put("version", request.version());
        json.put("host", host.name());
        json.put("request", parts.asked(asked));
        List<String> alphabets = Alphabets.mixedIn(asked.visitor().name());
        if (!alphabets.isEmpty()) {
            json.put("nameMixes", alphabets);
        }
        said(request, city).ifPresent(said -> json.put("said", said));
        switch (request) {
            case Approved approved ->
                json.put(
                        "meetup",
                        RequestView.meetup(
                                approved.slot(),
                                approved.place(),
                                approved.decision().note()));
            case Cancelled cancelled -> json.putAll(RequestView.cancelled(cancelled));
            case Pending pending -> json.put("near", near(asked, agenda));
            case Declined declined -> RequestView.note(json, declined.decision().note());
            case Pitch pitch -> RequestView.note(json, pitch.decision().note());
            case Withdrawn withdrawn -> {}
        }
        if (request instanceof Decided decided && !decided.decision().settled()) {
            json.put("undoUntil", decided.decision().settlesAt().toString());
        }
        json.putIfAbsent("near", List.of());
        json.put("places", city.venues().stream().map(HostView::place).toList());
        host.meeting(asked.meeting())
                .ifPresent(
                        meeting -> json.put("usualPlace", meeting.usualVenue().id()));
        json.put(
                "actions",
                HostPress.possible(request, now).stream()
                        .map(HostAction::wireName)
                        .toList());
        return json;
    }

    private static Optional<String> said(MeetupRequest request, City city) {
        return switch (request) {
            case Pending pending -> Optional.empty();
            case Approved approved -> Optional.of("You approved this on " + on(approved, city));
            case Declined declined -> Optional.of("You declined this on " + on(declined, city));
            case Pitch pitch -> Optional.of("You marked this as a sales pitch on " + on(pitch, city));
            case Withdrawn withdrawn ->
                Optional.of(request.asked().visitor().name() + " withdrew this on " + Spoken.at(withdrawn.at(), city)
                        + ".");
            case Cancelled cancelled ->
                Optional.of((cancelled.by() == Side.HOST
                                ? "You"
                                : request.asked().visitor().name()) + " cancelled this on "
                        + Spoken.at(cancelled.at(), city) + ".");
        };
    }

    private static String on(Decided decided, City city) {
        return Spoken.at(decided.decision().at(), city) + ".";
    }

    private static List<Map<String, Object>> near(Asked asked, Agenda agenda) {
        Map<Slot, Map<String, Object>> near = new LinkedHashMap<>();
        for (Slot proposed : asked.times()) {
            for (Agenda.Entry entry : agenda.near(proposed, asked.id(), NEAR)) {
                near.computeIfAbsent(entry.slot(), slot -> neighbour(entry, asked));
            }
        }
        return List.copyOf(near.values());
    }

    private static Map<String, Object> neighbour(Agenda.Entry entry, Asked asked) {
        Map<String, Object> json = new TreeMap<>(Spoken.slot(entry.slot()));
        json.put("with", entry.with());
        json.put(
                "overlaps",
                asked.times().stream()
                        .filter(entry.slot()::overlaps)
                        .map(slot -> Spoken.slot(slot).get("time"))
                        .toList());
        return json;
    }

    private static Map<String, Object> place(Venue venue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", venue.id());
        json.putAll(Spoken.place(venue.place()));
        return json;
    }
}
