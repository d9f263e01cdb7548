package meetme.deciding.board;

import java.time.Instant;
import java.util.Optional;
import meetme.deciding.RequestView;
import meetme.host.Host;
import meetme.http.JsonObject;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MeetupRequest;
import meetme.meetup.Party;
import meetme.meetup.RequestId;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Posted;
import meetme.meetup.Requests.Stored;

/** Everything that is stored about one request, for the host to keep; but for what its secret links are made of. */
public record StoredRequest(Host host, Requests requests, KnownAddresses addresses) {

    Optional<JsonObject> of(RequestId id, Instant now) {
        return requests.find(id, now).map(stored -> of(stored, now));
    }

    private JsonObject of(Stored stored, Instant now) {
        MeetupRequest request = stored.request();
        RequestView shown = new RequestView(host, Party.HOST, request);
        return new JsonObject()
                .with("state", RequestView.state(request))
                .with("version", request.version())
                .with("request", shown.asked())
                .withAll(shown.standing(
                        addresses.feedback(request.details().visitor().email(), now)))
                .with("language", request.details().visitor().language().toLanguageTag())
                .maybe("answeredAt", request.progress().answeredAt().map(Object::toString))
                .maybe("network", stored.network())
                .with("forgottenAt", request.details().forgetAt().toString())
                .with(
                        "mails",
                        requests.mails(request.id()).stream()
                                .map(StoredRequest::mail)
                                .toList());
    }

    private static JsonObject mail(Posted mail) {
        return new JsonObject()
                .with("mail", JsonObject.name(mail.notice()))
                .with("to", JsonObject.name(mail.notice().to()))
                .with("status", mail.status())
                .maybe("at", mail.at().map(Object::toString));
    }
}
