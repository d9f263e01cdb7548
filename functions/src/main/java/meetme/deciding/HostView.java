package meetme.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import meetme.meetup.Approved;
import meetme.meetup.Busy;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decided;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.RequestDetails;
import meetme.meetup.Settling;
import meetme.meetup.Slot;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/** What the host's page of one request shows. */
final class HostView {

    /** What counts as close in time to a proposed time. */
    static final Duration NEAR = Duration.ofHours(4);

    private final Host host;
    private final RequestView parts;
    private final HostDecisions decisions;

    HostView(Host host) {
        this.host = host;
        this.parts = new RequestView(host);
        this.decisions = new HostDecisions(host);
    }

    Map<String, Object> of(
            MeetupRequest request, Agenda agenda, Busy.Reading calendar, Optional<Feedback> feedback, Instant now) {
        RequestDetails details = request.details();
        ViewText spoken = new ViewText(host.languages().getFirst());
        City city = parts.city(details, spoken);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", now.toString());
        json.put("state", RequestView.state(request));
        json.put("version", request.version());
        json.put("host", host.name());
        json.put("request", parts.asked(request, spoken));
        List<String> alphabets = Alphabets.mixedIn(details.visitor().name());
        if (!alphabets.isEmpty()) {
            json.put("nameMixes", alphabets);
        }
        json.put("address", request.progress().confirmed() ? "confirmed" : "unconfirmed");
        feedback.ifPresent(came -> json.put("returned", RequestView.returned(came, spoken, city)));
        said(request, spoken, city).ifPresent(said -> json.put("said", said));
        parts.details(request, spoken, json);
        if (request instanceof Settling settling) {
            json.put("undoUntil", settling.settlesAt().toString());
        }
        if (request instanceof Pending pending) {
            json.put("near", near(pending, spoken, agenda, calendar, city));
            calendar.unread().ifPresent(unread -> json.put("calendar", unread(unread, spoken, city)));
        }
        json.putIfAbsent("near", List.of());
        json.put("places", city.venues().stream().map(HostView::place).toList());
        host.usualVenue(details.city(), details.meeting()).ifPresent(venue -> json.put("usualPlace", venue.id()));
        json.put(
                "actions",
                decisions.possible(request, now).stream()
                        .map(HostAction::wireName)
                        .toList());
        return json;
    }

    /** What has become of the request, in a sentence; nothing where it still waits. */
    static Optional<String> said(MeetupRequest request, ViewText spoken, City city) {
        String visitor = request.details().visitor().name();
        return switch (request) {
            case Pending pending -> pending.agreed().map(agreed -> spoken.say("host.moved", "", visitor));
            case Settling settling -> said(settling.after(), spoken, city);
            case Countered countered -> Optional.of(spoken.say("host.countered", on(countered, spoken, city)));
            case Approved approved -> {
                String key = switch (approved.origin()) {
                    case APPROVED -> "host.approved";
                    case ACCEPTED -> "host.accepted";
                    case STANDS -> "host.stands";
                };
                yield Optional.of(spoken.say(key, on(approved, spoken, city), visitor));
            }
            case Declined declined -> Optional.of(spoken.say("host.declined", on(declined, spoken, city)));
            case Pitch pitch ->
                Optional.of(spoken.say(
                        pitch.isByItself() ? "host.pitch.by-itself" : "host.pitch", on(pitch, spoken, city)));
            case Unanswered unanswered ->
                Optional.of(spoken.say("host.unanswered", spoken.at(unanswered.at(), city), visitor));
            case Lapsed lapsed -> Optional.of(spoken.say("host.lapsed", spoken.at(lapsed.at(), city), visitor));
            case Withdrawn withdrawn ->
                Optional.of(spoken.say("host.withdrawn", spoken.at(withdrawn.at(), city), visitor));
            case Cancelled cancelled ->
                Optional.of(spoken.say(
                        cancelled.by() == Party.HOST ? "host.cancelled.by-host" : "host.cancelled.by-visitor",
                        spoken.at(cancelled.at(), city),
                        visitor));
            case Past past -> Optional.of(spoken.say(past.met() ? "host.met" : "host.missed"));
            case Erased _ -> Optional.empty();
        };
    }

    private static String on(Decided decided, ViewText spoken, City city) {
        return spoken.at(decided.decision().at(), city);
    }

    private static List<Map<String, Object>> near(
            Pending pending, ViewText spoken, Agenda agenda, Busy.Reading calendar, City city) {
        Map<Slot, Map<String, Object>> near = new LinkedHashMap<>();
        for (Slot proposed : pending.times()) {
            for (Agenda.Entry entry : agenda.near(proposed, pending.id(), NEAR)) {
                near.computeIfAbsent(entry.slot(), slot -> neighbour(entry, pending, spoken));
            }
        }
        List<Map<String, Object>> all = new ArrayList<>(near.values());
        calendar.busy().stream()
                .map(busy -> new Slot(busy.start(), busy.length(), city.zone()))
                .filter(busy -> pending.times().stream()
                        .anyMatch(proposed -> wide(proposed).overlaps(busy)))
                .forEach(busy -> all.add(busy(busy, pending, spoken)));
        return all;
    }

    private static Slot wide(Slot slot) {
        return new Slot(slot.start().minus(NEAR), slot.length().plus(NEAR.multipliedBy(2)), slot.zone());
    }

    private static Map<String, Object> neighbour(Agenda.Entry entry, Pending pending, ViewText spoken) {
        Map<String, Object> json = new TreeMap<>(spoken.slot(entry.slot()));
        json.put("with", entry.with());
        json.put("overlaps", overlaps(entry.slot(), pending, spoken));
        return json;
    }

    // What it is stays in the calendar: whoever holds this link may be somebody whom the mail was forwarded to.
    private static Map<String, Object> busy(Slot busy, Pending pending, ViewText spoken) {
        Map<String, Object> json = new LinkedHashMap<>(spoken.slot(busy));
        json.put("calendar", true);
        json.put("until", spoken.at(busy.end(), busy.zone()));
        json.put("overlaps", overlaps(busy, pending, spoken));
        return json;
    }

    private static List<Object> overlaps(Slot taken, Pending pending, ViewText spoken) {
        return pending.times().stream()
                .filter(taken::overlaps)
                .map(slot -> spoken.slot(slot).get("time"))
                .toList();
    }

    private static Map<String, Object> unread(Busy.Unread unread, ViewText spoken, City city) {
        return switch (unread) {
            case Busy.Unread.Since since ->
                Map.of(
                        "unreadSince",
                        since.since().toString(),
                        "unreadSinceText",
                        spoken.at(since.since(), city.zone()));
            case Busy.Unread.Entries entries -> Map.of("unreadEntries", entries.count());
        };
    }

    private static Map<String, Object> place(Venue venue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", venue.id());
        json.putAll(ViewText.place(venue.place()));
        return json;
    }
}
