package meetme.deciding.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import meetme.deciding.RequestView;
import meetme.deciding.ViewText;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.host.Pace;
import meetme.host.Venue;
import meetme.http.JsonObject;
import meetme.meetup.Agenda;
import meetme.meetup.Alphabets;
import meetme.meetup.Busy;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Pending;
import meetme.meetup.RequestDetails;
import meetme.meetup.Settling;
import meetme.meetup.Slot;

/** What the host's page of one request shows. */
final class HostView {

    private final Host host;
    private final HostDecisions decisions;

    HostView(Host host) {
        this.host = host;
        this.decisions = new HostDecisions(host);
    }

    JsonObject of(MeetupRequest request, HostSituation.Known known, Instant now) {
        RequestDetails details = request.details();
        RequestView shown = new RequestView(host, Party.HOST, request);
        ViewText text = shown.text();
        List<String> alphabets = Alphabets.mixedIn(details.visitor().name());
        return new JsonObject()
                .with("now", now.toString())
                .with("state", RequestView.state(request))
                .with("version", request.version())
                .with("host", host.name())
                .with("request", shown.asked())
                .maybe("nameMixes", Optional.of(alphabets).filter(mixed -> !mixed.isEmpty()))
                .withAll(shown.standing(known.feedback()))
                .maybe("undoUntil", undoUntil(request))
                .with(
                        "near",
                        request instanceof Pending pending
                                ? near(pending, text, known.agenda(), known.calendar())
                                : List.of())
                .maybe("pace", pace(request, known.agenda()))
                .maybe("calendar", known.calendar().unread().map(unread -> unread(unread, text)))
                .maybe(
                        "open",
                        known.open()
                                .map(days -> days.stream().map(HostView::day).toList()))
                .with(
                        "places",
                        text.city().venues().stream().map(HostView::place).toList())
                .maybe(
                        "usualPlace",
                        host.usualVenue(details.city(), details.meeting()).map(Venue::id))
                .with("actions", JsonObject.names(decisions.possible(request, now)));
    }

    private static Optional<String> undoUntil(MeetupRequest request) {
        return request instanceof Settling settling
                ? Optional.of(settling.settlesAt().toString())
                : Optional.empty();
    }

    /** The proposed times that are more than the host wants, and in what. */
    private Optional<List<JsonObject>> pace(MeetupRequest request, Agenda agenda) {
        if (!(request instanceof Pending pending)) {
            return Optional.empty();
        }
        List<Slot> others = agenda.others(request.id());
        List<JsonObject> tight = new ArrayList<>();
        for (Slot proposed : pending.times()) {
            List<Pace.Limit> exceeded = host.rules().pace().exceeded(proposed, others);
            if (!exceeded.isEmpty()) {
                tight.add(new JsonObject()
                        .with("time", ViewText.time(proposed))
                        .with("exceeds", JsonObject.names(exceeded)));
            }
        }
        return Optional.of(tight).filter(any -> !any.isEmpty());
    }

    private static List<Map<String, Object>> near(
            Pending pending, ViewText text, Agenda agenda, Busy.Reading calendar) {
        Map<Slot, Map<String, Object>> near = new LinkedHashMap<>();
        for (Slot proposed : pending.times()) {
            for (Agenda.Entry entry : agenda.near(proposed, pending.id(), HostDecisions.NEAR)) {
                near.computeIfAbsent(entry.slot(), slot -> neighbour(entry, pending, text));
            }
        }
        List<Map<String, Object>> all = new ArrayList<>(near.values());
        calendar.busy().stream()
                .map(busy -> new Slot(busy.start(), busy.length(), text.city().zone()))
                .filter(busy -> pending.times().stream()
                        .anyMatch(proposed -> wide(proposed).overlaps(busy)))
                .forEach(busy -> all.add(busy(busy, pending, text)));
        return all;
    }

    private static Slot wide(Slot slot) {
        return new Slot(
                slot.start().minus(HostDecisions.NEAR),
                slot.length().plus(HostDecisions.NEAR.multipliedBy(2)),
                slot.zone());
    }

    private static Map<String, Object> neighbour(Agenda.Entry entry, Pending pending, ViewText text) {
        return new TreeMap<>(
                text.slot(entry.slot()).with("with", entry.with()).with("overlaps", overlaps(entry.slot(), pending)));
    }

    // What it is stays in the calendar: whoever holds this link may be somebody whom the mail was forwarded to.
    private static JsonObject busy(Slot busy, Pending pending, ViewText text) {
        return text.slot(busy)
                .with("calendar", true)
                .with("until", text.clock(busy.end()))
                .with("overlaps", overlaps(busy, pending));
    }

    private static List<String> overlaps(Slot taken, Pending pending) {
        return pending.times().stream()
                .filter(taken::overlaps)
                .map(ViewText::time)
                .toList();
    }

    private static JsonObject unread(Busy.Unread unread, ViewText text) {
        return switch (unread) {
            case Busy.Unread.Since(var since) ->
                new JsonObject().with("unreadSince", since.toString()).with("unreadSinceText", text.clock(since));
            case Busy.Unread.Entries(var count) -> new JsonObject().with("unreadEntries", count);
        };
    }

    private static JsonObject day(Openings.Day day) {
        return new JsonObject()
                .with("date", day.date().toString())
                .with("times", day.times().stream().map(Object::toString).toList());
    }

    private static JsonObject place(Venue venue) {
        return new JsonObject().with("id", venue.id()).withAll(ViewText.place(venue.place()));
    }
}
