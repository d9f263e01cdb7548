package meetme.deciding;

import java.time.Instant;
import java.util.Optional;
import meetme.host.City;
import meetme.host.Host;
import meetme.http.JsonObject;
import meetme.meetup.Agreement;
import meetme.meetup.Approved;
import meetme.meetup.Cancelled;
import meetme.meetup.Countered;
import meetme.meetup.Decided;
import meetme.meetup.Declined;
import meetme.meetup.Erased;
import meetme.meetup.Feedback;
import meetme.meetup.Invited;
import meetme.meetup.Lapsed;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Offer;
import meetme.meetup.Party;
import meetme.meetup.Past;
import meetme.meetup.Pending;
import meetme.meetup.Pitch;
import meetme.meetup.Proposal;
import meetme.meetup.RequestDetails;
import meetme.meetup.Settling;
import meetme.meetup.Unanswered;
import meetme.meetup.Visitor;
import meetme.meetup.Withdrawn;

/** The parts that pages show of one request. */
public final class RequestView {

    private final MeetupRequest request;
    private final RequestDetails details;
    private final ViewText text;

    public RequestView(Host host, Party reader, MeetupRequest request) {
        this.request = request;
        this.details = request.details();
        this.text = new ViewText(host, reader, details);
    }

    public ViewText text() {
        return text;
    }

    /** The state's name in the API. */
    public static String state(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> pending.agreed().isPresent() ? "moved" : "pending";
            case Settling settling -> state(settling.after());
            case Countered _ -> "countered";
            case Approved _ -> "approved";
            case Declined _ -> "declined";
            case Pitch _ -> "pitch";
            case Unanswered _ -> "unanswered";
            case Lapsed _ -> "lapsed";
            case Withdrawn _ -> "withdrawn";
            case Cancelled _ -> "cancelled";
            case Past past -> past.met() ? "met" : "missed";
            case Erased _ -> "erased";
        };
    }

    /** What was asked for, with the times that are on the table now. */
    public JsonObject asked() {
        Visitor visitor = details.visitor();
        return new JsonObject()
                .with("id", details.id().value())
                .with("name", visitor.name())
                .with("email", visitor.email().value())
                .maybe("profile", visitor.profile().map(Object::toString))
                .maybe("know", visitor.know())
                .maybe("topic", details.topic())
                .with("city", city())
                .with("arrive", details.arrive().toString())
                .with("leave", details.leave().toString())
                .with(
                        "times",
                        proposal(request).map(Proposal::times).orElse(details.times()).stream()
                                .map(text::slot)
                                .toList())
                .with("meeting", meeting())
                .with("askedAt", details.at().toString())
                .withAll(answerBy())
                .maybe("invited", details.invited().map(RequestView::invited));
    }

    private static JsonObject invited(Invited invited) {
        JsonObject json =
                new JsonObject().with("invitation", invited.invitation().value());
        return switch (invited) {
            case Invited.Yes yes -> json.with("answer", "yes").maybe("word", yes.word());
            case Invited.AnotherTime _ -> json.with("answer", "another");
        };
    }

    public JsonObject city() {
        City city = text.city();
        return new JsonObject()
                .with("id", details.city().id())
                .with("name", city.name())
                .with("timeZone", city.zone().getId());
    }

    public JsonObject meeting() {
        return new JsonObject().with("id", details.meeting()).with("label", text.meeting(details.meeting()));
    }

    public JsonObject answerBy() {
        Instant answerBy = proposal(request).map(Proposal::answerBy).orElse(details.answerBy());
        return new JsonObject().with("answerBy", answerBy.toString()).with("answerByText", text.deadline(answerBy));
    }

    private static Optional<Proposal> proposal(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> Optional.of(pending.proposal());
            case Unanswered unanswered -> Optional.of(unanswered.proposal());
            case Settling settling -> proposal(settling.before());
            case Countered _, Approved _, Declined _, Pitch _, Lapsed _, Withdrawn _, Cancelled _, Past _, Erased _ ->
                Optional.empty();
        };
    }

    /** Whether the address is known to be the visitor's, what came back from it, and what has become of the request. */
    public JsonObject standing(Optional<Feedback> feedback) {
        return new JsonObject()
                .with("address", request.progress().confirmed() ? "confirmed" : "unconfirmed")
                .maybe("returned", feedback.map(this::returned))
                .withAll(outcome());
    }

    private JsonObject returned(Feedback feedback) {
        return new JsonObject()
                .with("kind", JsonObject.name(feedback.kind()))
                .with("at", feedback.at().toString())
                .with("atText", text.at(feedback.at()));
    }

    /** What the request has beyond what was asked for: a sentence, what was agreed, what is offered, who ended it. */
    public JsonObject outcome() {
        return outcome(request, new JsonObject().maybe("said", said(request)));
    }

    private Optional<String> said(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> pending.agreed().map(_ -> text.say("moved"));
            case Settling settling -> said(settling.after());
            case Countered countered -> decided("countered", countered);
            case Approved approved -> decided(JsonObject.name(approved.origin()), approved);
            case Declined declined -> decided("declined", declined);
            case Pitch pitch -> decided(pitch.isByItself() ? "pitch.by-itself" : "pitch", pitch);
            case Unanswered unanswered -> Optional.of(text.say("unanswered", unanswered.at()));
            case Lapsed lapsed -> Optional.of(text.say("lapsed", lapsed.at()));
            case Withdrawn withdrawn -> Optional.of(text.say("withdrawn", withdrawn.at()));
            case Cancelled cancelled ->
                Optional.of(text.say("cancelled.by-" + JsonObject.name(cancelled.by()), cancelled.at()));
            case Past past -> Optional.of(text.say(past.met() ? "met" : "missed"));
            case Erased _ -> Optional.empty();
        };
    }

    private Optional<String> decided(String key, Decided decided) {
        return Optional.of(text.say(key, decided.decision().at()));
    }

    private JsonObject outcome(MeetupRequest request, JsonObject json) {
        json.maybe("meetup", request.agreed().map(agreed -> meetup(agreed, agreed.note())));
        return switch (request) {
            case Countered countered ->
                json.with("offer", offer(countered.offer()))
                        .maybe("note", countered.decision().note());
            case Cancelled cancelled ->
                json.with("meetup", meetup(cancelled.off(), cancelled.note()))
                        .with("by", JsonObject.name(cancelled.by()));
            case Past past ->
                json.with(
                        "recalled",
                        new JsonObject()
                                .maybe("host", past.host().map(RequestView::met))
                                .maybe("visitor", past.visitor().map(RequestView::met)));
            case Declined declined -> json.maybe("note", declined.decision().note());
            case Approved approved -> json.maybe("note", approved.decision().note());
            case Settling settling -> outcome(settling.after(), json);
            case Pending _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Erased _ -> json;
        };
    }

    private static String met(MeetupReport report) {
        return report.met() ? "met" : "missed";
    }

    private JsonObject offer(Offer offer) {
        return new JsonObject()
                .with("times", offer.times().stream().map(text::slot).toList())
                .with("place", ViewText.place(offer.place()))
                .with("takeBy", offer.takeBy().toString())
                .with("takeByText", text.at(offer.takeBy()));
    }

    private JsonObject meetup(Agreement agreed, Optional<String> note) {
        return text.slot(agreed.slot())
                .with("place", ViewText.place(agreed.place()))
                .maybe("note", note);
    }
}
