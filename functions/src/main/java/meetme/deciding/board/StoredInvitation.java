package meetme.deciding.board;

import meetme.http.JsonObject;
import meetme.invitation.Another;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Over;
import meetme.invitation.Withdrawn;
import meetme.invitation.Yes;
import meetme.meetup.RequestId;

/** Everything that is stored about one invitation, for the host to keep; but for what its secret link is made of. */
final class StoredInvitation {

    private StoredInvitation() {}

    static JsonObject of(Invitation invitation) {
        InvitationDetails details = invitation.details();
        return answer(invitation)
                .with("id", details.id().value())
                .orNull("name", invitation.guest().map(Guest::name))
                .maybe("line", invitation.guest().flatMap(Guest::line))
                .with("language", details.language().toLanguageTag())
                .with("city", details.city().id())
                .with("invitedAt", details.at().toString())
                .with("at", invitation.at().toString())
                .with("version", invitation.version())
                .with("endsAt", details.endsAt().toString())
                .maybe("request", invitation.request().map(RequestId::value))
                .with("forgottenAt", invitation.rowEndsAt().toString());
    }

    private static JsonObject answer(Invitation invitation) {
        JsonObject json = new JsonObject();
        return switch (invitation) {
            case Open _ -> json.with("state", "open");
            case Yes yes ->
                json.with("state", "yes").with("time", yes.slot().local().toString());
            case No no ->
                json.with("state", "no")
                        .maybe("why", no.why().map(JsonObject::name))
                        .maybe("word", no.word());
            case Another _ -> json.with("state", "another");
            case Withdrawn _ -> json.with("state", "withdrawn");
            case Over _ -> json.with("state", "over");
        };
    }
}
