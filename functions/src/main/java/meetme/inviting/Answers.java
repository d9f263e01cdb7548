package meetme.inviting;

import java.time.Instant;
import meetme.host.CurrentHost;
import meetme.host.Plans;
import meetme.http.HttpResponse;
import meetme.http.Json;
import meetme.http.JsonObject;
import meetme.invitation.Answerable;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.Invitations.Answer;
import meetme.inviting.InvitationsView.State;
import meetme.meetup.Requests.Receipt;
import meetme.security.Links;

/** What a press is answered, the first time and each time it is repeated. */
record Answers(CurrentHost current, Plans plans, Links links, InvitedView view) {

    HttpResponse of(Answer answer, Invitation invitation) {
        return switch (answer) {
            case Answer.Booked(var receipt) -> HttpResponse.json(200, made(State.YES, receipt, invitation));
            case Answer.Asked(var receipt) ->
                HttpResponse.json(
                        200,
                        made(State.ANOTHER, receipt, invitation)
                                .with("answerBy", receipt.answerBy().toString()));
            case Answer.Refused(var told) -> HttpResponse.json(200, told);
            case Answer.Forgotten _ -> HttpResponse.json(200, new JsonObject().with("state", "erased"));
        };
    }

    // Whoever presses has typed the address themselves, so that the link proves nothing about it.
    private JsonObject made(State state, Receipt receipt, Invitation invitation) {
        InvitationDetails details = invitation.details();
        String folder = current.file().folder(details.language());
        return new JsonObject()
                .with("state", JsonObject.name(state))
                .with("statusUrl", folder + "/status#" + links.mintForAnswer(receipt));
    }

    /** What came of a no, with what there is to choose from should it become a yes. */
    Answer refused(Situation situation, Instant now) {
        return new Answer.Refused(Json.write(view.of(situation, now)));
    }

    JsonObject view(Invitation invitation, Instant now) {
        if (invitation instanceof Answerable answerable && !answerable.isForgotten()) {
            Situation situation = Situation.read(answerable, current, plans, now);
            if (situation.invitation().isAnswerable(now)) {
                return view.of(situation, now);
            }
            return view.ended(situation.invitation().seenAt(now), situation.host(), now);
        }
        return view.ended(invitation, current.at(now), now);
    }

    /** Somebody was faster, or it is over: nothing of them, and no link, time or address. */
    static HttpResponse already(Invitation invitation) {
        return already(State.of(invitation));
    }

    /** Its time is up, whatever the answer was so far. */
    static HttpResponse over() {
        return already(State.OVER);
    }

    private static HttpResponse already(State state) {
        return HttpResponse.json(
                200, new JsonObject().with("state", JsonObject.name(state)).with("already", true));
    }
}
