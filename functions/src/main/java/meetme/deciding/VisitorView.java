package meetme.deciding;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import meetme.calendar.CalendarLinks;
import meetme.host.City;
import meetme.host.Host;
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

/** What the visitor's page shows. A decision that the host can still undo does not show. */
final class VisitorView {

    private final Host host;
    private final RequestView parts;
    private final CalendarLinks calendars;

    VisitorView(Host host) {
        this.host = host;
        this.parts = new RequestView(host);
        this.calendars = new CalendarLinks(host);
    }

    Map<String, Object> of(MeetupRequest request, Instant now) {
        Asked asked = request.asked();
        City city = parts.city(asked);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", isUnsettled(request) ? "pending" : RequestView.state(request));
        json.put("version", VisitorPress.version(request));
        json.put("host", host.name());
        json.put("answerBy", asked.answerBy().toString());
        json.put("answerByText", Spoken.at(asked.answerBy(), city.zone()));
        json.put("request", parts.asked(asked));
        if (!isUnsettled(request)) {
            said(request, city).ifPresent(said -> json.put("said", said));
            note(request).ifPresent(note -> json.put("note", note));
            if (request instanceof Approved approved) {
                json.put(
                        "meetup",
                        RequestView.meetup(
                                approved.slot(),
                                approved.place(),
                                approved.decision().note()));
                json.put(
                        "links",
                        Map.of(
                                "google",
                                        calendars.google(approved, Side.VISITOR).toString(),
                                "outlook",
                                        calendars
                                                .outlook(approved, Side.VISITOR)
                                                .toString()));
            }
            if (request instanceof Cancelled cancelled) {
                json.putAll(RequestView.cancelled(cancelled));
            }
        }
        json.put(
                "actions",
                VisitorPress.possible(request, now).stream()
                        .map(VisitorAction::wireName)
                        .toList());
        return json;
    }

    private static boolean isUnsettled(MeetupRequest request) {
        return request instanceof Decided decided && !decided.decision().settled();
    }

    private Optional<String> said(MeetupRequest request, City city) {
        return switch (request) {
            case Pending pending -> Optional.empty();
            case Approved approved ->
                Optional.of(host.name() + " said yes on "
                        + Spoken.at(approved.decision().at(), city) + ".");
            case Declined declined ->
                Optional.of(host.name() + " can't this time, they wrote on "
                        + Spoken.at(declined.decision().at(), city) + ".");
            case Pitch pitch ->
                Optional.of(host.name() + " answered on "
                        + Spoken.at(pitch.decision().at(), city) + ": this page is for meeting people, not for sales.");
            case Withdrawn withdrawn -> Optional.of("You withdrew this on " + Spoken.at(withdrawn.at(), city) + ".");
            case Cancelled cancelled ->
                Optional.of((cancelled.by() == Side.VISITOR ? "You" : host.name()) + " cancelled this on "
                        + Spoken.at(cancelled.at(), city) + ".");
        };
    }

    private static Optional<String> note(MeetupRequest request) {
        return switch (request) {
            case Declined declined -> declined.decision().note();
            case Pending pending -> Optional.empty();
            case Approved approved -> Optional.empty();
            case Pitch pitch -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
        };
    }
}
