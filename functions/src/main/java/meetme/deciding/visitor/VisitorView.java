package meetme.deciding.visitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.calendar.CalendarLinks;
import meetme.deciding.RequestView;
import meetme.host.Host;
import meetme.http.JsonObject;
import meetme.meetup.Agreement;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.RequestDetails;
import meetme.meetup.Requests.Posted;
import meetme.meetup.Requests.Stored;

/** What the visitor's page shows. A decision that the host can still undo does not show. */
final class VisitorView {

    private final Host host;
    private final VisitorDecisions decisions;
    private final CalendarLinks calendars;

    VisitorView(Host host) {
        this.host = host;
        this.decisions = new VisitorDecisions(host);
        this.calendars = new CalendarLinks(host);
    }

    /** @param mailed whether the link that shows it stood in a mail */
    JsonObject of(MeetupRequest request, boolean mailed, Optional<Feedback> feedback, Instant now) {
        MeetupRequest seen = request.seen();
        return shown(seen, feedback)
                .maybe("links", links(seen))
                .maybe("left", left(seen))
                .with("actions", JsonObject.names(decisions.possible(request, mailed, now)));
    }

    private JsonObject shown(MeetupRequest seen, Optional<Feedback> feedback) {
        RequestView shown = new RequestView(host, Party.VISITOR, seen);
        JsonObject json = new JsonObject()
                .with("state", RequestView.state(seen))
                .with("version", seen.progress().told())
                .with("host", host.name());
        return seen instanceof Erased
                ? json.with("said", shown.text().say(erased(seen.details())))
                : json.withAll(shown.answerBy()).with("request", shown.asked()).withAll(shown.standing(feedback));
    }

    // Of somebody who was invited, the invitation keeps the name, by its own rules.
    private static String erased(RequestDetails details) {
        return details.invited().isPresent() ? "erased.invited" : "erased";
    }

    private Optional<JsonObject> links(MeetupRequest seen) {
        return seen instanceof Past ? Optional.empty() : seen.agreed().map(agreed -> links(seen.details(), agreed));
    }

    private JsonObject links(RequestDetails details, Agreement agreed) {
        return new JsonObject()
                .with("google", calendars.google(details, agreed, Party.VISITOR).toString())
                .with(
                        "outlook",
                        calendars.outlook(details, agreed, Party.VISITOR).toString())
                .with("office", calendars.office(details, agreed, Party.VISITOR).toString());
    }

    private static Optional<JsonObject> left(MeetupRequest seen) {
        return seen instanceof Erased
                ? Optional.empty()
                : Optional.of(new JsonObject()
                        .with("move", seen.progress().movesLeft())
                        .with("ask", seen.progress().asksLeft()));
    }

    /** Everything that is stored about the visitor, for them to keep. */
    JsonObject export(Stored stored, Optional<Feedback> feedback, List<Posted> mails) {
        MeetupRequest request = stored.request();
        RequestDetails details = request.details();
        return shown(request.seen(), feedback)
                .with("language", details.visitor().language().toLanguageTag())
                .maybe("answeredAt", request.progress().answeredAt().map(Object::toString))
                .maybe("network", stored.network())
                .with("forgottenAt", details.forgetAt().toString())
                .with(
                        "mails",
                        mails.stream()
                                .filter(mail -> mail.notice().to() == Party.VISITOR)
                                .map(VisitorView::mail)
                                .toList());
    }

    private static JsonObject mail(Posted mail) {
        return new JsonObject()
                .with("mail", JsonObject.name(mail.notice()))
                .with("status", mail.status())
                .maybe("at", mail.at().map(Object::toString));
    }
}
