package meetme.deciding;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.calendar.CalendarLinks;
import meetme.host.City;
import meetme.host.Host;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
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
import meetme.meetup.Requests.Posted;
import meetme.meetup.Requests.Stored;
import meetme.meetup.Settling;
import meetme.meetup.Unanswered;
import meetme.meetup.Withdrawn;

/** What the visitor's page shows. A decision that the host can still undo does not show. */
final class VisitorView {

    private final Host host;
    private final RequestView parts;
    private final VisitorDecisions decisions;
    private final CalendarLinks calendars;

    VisitorView(Host host) {
        this.host = host;
        this.parts = new RequestView(host);
        this.decisions = new VisitorDecisions(host);
        this.calendars = new CalendarLinks(host);
    }

    /** @param mailed whether the link that shows it stood in a mail */
    Map<String, Object> of(MeetupRequest request, boolean mailed, Optional<Feedback> feedback, Instant now) {
        MeetupRequest seen = request.seen();
        RequestDetails details = request.details();
        ViewText spoken = new ViewText(details.visitor().language());
        City city = parts.city(details, spoken);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", RequestView.state(seen));
        json.put("version", request.progress().told());
        json.put("host", host.name());
        if (seen instanceof Erased) {
            json.put("said", spoken.say("visitor.erased"));
            json.put("actions", List.of());
            return json;
        }
        Map<String, Object> shown = parts.asked(seen, spoken);
        json.put("answerBy", shown.get("answerBy"));
        json.put("answerByText", shown.get("answerByText"));
        json.put("request", shown);
        json.put("address", request.progress().confirmed() ? "confirmed" : "unconfirmed");
        feedback.ifPresent(came -> json.put("returned", RequestView.returned(came, spoken, city)));
        said(seen, spoken, city).ifPresent(said -> json.put("said", said));
        parts.details(seen, spoken, json);
        if (!(seen instanceof Past)) {
            seen.agreed().ifPresent(agreed -> json.put("links", links(details, agreed)));
        }
        json.put(
                "left",
                Map.of(
                        VisitorAction.MOVE.wireName(), request.progress().movesLeft(),
                        VisitorAction.ASK.wireName(), request.progress().asksLeft()));
        json.put(
                "actions",
                decisions.possible(request, mailed, now).stream()
                        .map(VisitorAction::wireName)
                        .toList());
        return json;
    }

    /** Everything that is stored about the visitor, for them to keep. */
    Map<String, Object> export(Stored stored, Optional<Feedback> feedback, List<Posted> mails, Instant now) {
        MeetupRequest request = stored.request();
        RequestDetails details = request.details();
        Map<String, Object> json = of(request, false, feedback, now);
        json.remove("actions");
        json.remove("links");
        json.remove("left");
        json.put("language", details.visitor().language().toLanguageTag());
        request.progress().answeredAt().ifPresent(at -> json.put("answeredAt", at.toString()));
        stored.network().ifPresent(network -> json.put("network", network));
        json.put("forgottenAt", details.forgetAt().toString());
        json.put(
                "mails",
                mails.stream()
                        .filter(mail -> mail.notice().to() == Party.VISITOR)
                        .map(VisitorView::mail)
                        .toList());
        return json;
    }

    private static Map<String, Object> mail(Posted mail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mail", mail.notice().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("status", mail.status());
        mail.at().ifPresent(at -> json.put("at", at.toString()));
        return json;
    }

    private Map<String, String> links(RequestDetails details, Agreement agreed) {
        return Map.of(
                "google", calendars.google(details, agreed, Party.VISITOR).toString(),
                "outlook", calendars.outlook(details, agreed, Party.VISITOR).toString());
    }

    private Optional<String> said(MeetupRequest seen, ViewText spoken, City city) {
        return switch (seen) {
            case Pending pending -> pending.agreed().map(agreed -> spoken.say("visitor.moved"));
            case Countered countered -> Optional.of(say("visitor.countered", countered, spoken, city));
            case Approved approved -> {
                String key = switch (approved.origin()) {
                    case APPROVED -> "visitor.approved";
                    case ACCEPTED -> "visitor.accepted";
                    case STANDS -> "visitor.stands";
                };
                yield Optional.of(say(key, approved, spoken, city));
            }
            case Declined declined -> Optional.of(say("visitor.declined", declined, spoken, city));
            case Pitch pitch ->
                Optional.of(say(pitch.isByItself() ? "visitor.pitch.by-itself" : "visitor.pitch", pitch, spoken, city));
            case Unanswered unanswered ->
                Optional.of(spoken.say("visitor.unanswered", spoken.at(unanswered.at(), city), host.name()));
            case Lapsed lapsed -> Optional.of(spoken.say("visitor.lapsed", spoken.at(lapsed.at(), city)));
            case Withdrawn withdrawn -> Optional.of(spoken.say("visitor.withdrawn", spoken.at(withdrawn.at(), city)));
            case Cancelled cancelled ->
                Optional.of(spoken.say(
                        cancelled.by() == Party.VISITOR ? "visitor.cancelled.by-visitor" : "visitor.cancelled.by-host",
                        spoken.at(cancelled.at(), city),
                        host.name()));
            case Past past -> Optional.of(spoken.say(past.met() ? "visitor.met" : "visitor.missed"));
            case Erased _ -> Optional.empty();
            case Settling _ -> throw new IllegalStateException("To the visitor nothing settles");
        };
    }

    private String say(String key, Decided decided, ViewText spoken, City city) {
        return spoken.say(key, spoken.at(decided.decision().at(), city), host.name());
    }
}
