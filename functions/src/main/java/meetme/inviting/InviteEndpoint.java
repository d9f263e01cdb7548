package meetme.inviting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import meetme.host.CurrentHost;
import meetme.host.Host;
import meetme.host.Plans;
import meetme.http.Fields;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.JsonObject;
import meetme.http.Problem;
import meetme.invitation.Answerable;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.Invitations;
import meetme.invitation.Invitations.Inviting;
import meetme.invitation.Open;
import meetme.linked.LinkedBoard;
import meetme.meetup.InvitationId;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.StoreUnavailable;
import meetme.security.InvitationLinks;
import meetme.text.Words;

/** Where the host invites people, sees who has answered, and takes an invitation back. */
public final class InviteEndpoint {

    private static final Set<String> TOKEN_ONLY = Set.of("token");
    private static final Set<String> OF_INVITING = Set.of("token", "city", "invitations");
    private static final Set<String> OF_ACTING = Set.of("token", "id", "action");

    private static final int TRIES = 12;

    private final CurrentHost current;
    private final Plans plans;
    private final Invitations invitations;
    private final LinkedBoard linked;
    private final InvitationLinks links;
    private final RandomGenerator random;
    private final InvitationsView view;

    /** @param random must be cryptographically strong */
    public InviteEndpoint(
            CurrentHost current,
            Plans plans,
            Invitations invitations,
            LinkedBoard linked,
            InvitationLinks links,
            RandomGenerator random) {
        this.current = current;
        this.plans = plans;
        this.invitations = invitations;
        this.linked = linked;
        this.links = links;
        this.random = random;
        this.view = new InvitationsView(current.file(), links);
    }

    /** Invites up to fifty people to one city. */
    public HttpResponse invite(HttpRequest call, Instant now) {
        return linked.open(call, OF_INVITING, now, fields -> {
            List<String> unknown = InviteForm.unknown(fields);
            return unknown.isEmpty() ? invite(call, fields, now) : Problem.unknownFields(unknown);
        });
    }

    private HttpResponse invite(HttpRequest call, Fields fields, Instant now) {
        Wrongs wrongs = wrongs();
        if (Repetition.isWrong(call)) {
            wrongs.about(Repetition.FIELD, "key");
        }
        // Read anew, because the host may have added the trip a moment ago.
        Host today = current.with(plans.find(), now);
        Optional<List<Open>> read = new InviteForm(today, random).read(fields, wrongs, now);
        Optional<IdempotencyKey> once =
                Repetition.isWrong(call) ? Optional.empty() : Repetition.key(call, "invite", links.currentKey());
        // A repetition may come when the trip is called off: it was done all the same.
        return read.map(open -> invitations.invite(open, once, now))
                .or(() -> once.flatMap(key -> invitations.invitedBefore(key, now)))
                .map(done -> answer(done, now))
                .orElseGet(wrongs::invalid);
    }

    private HttpResponse answer(Inviting done, Instant now) {
        return switch (done) {
            case Inviting.Done(var invited, var signedWith) ->
                HttpResponse.json(
                        201,
                        new JsonObject()
                                .with(
                                        "invitations",
                                        invited.stream()
                                                .map(each -> invited(each, signedWith))
                                                .toList()));
            case Inviting.KeyReused _ -> Repetition.keyReused();
            case Inviting.TooManyOpen(int room) -> refused("many.open", room);
            case Inviting.TooManyToday(int room) ->
                Problem.tooMany(words().say("many.today", room), Repetition.untilTomorrow(now));
        };
    }

    private JsonObject invited(Invitation invitation, Optional<String> signedWith) {
        return new JsonObject()
                .with("id", invitation.id().value())
                .orNull("name", invitation.guest().map(Guest::name))
                .with("url", view.url(invitation.details(), signedWith));
    }

    private HttpResponse refused(String key, Object... values) {
        Wrongs wrongs = wrongs();
        wrongs.about("invitations", key, values);
        return wrongs.invalid();
    }

    /** Shows all of them. Changes nothing. */
    public HttpResponse list(HttpRequest call, Instant now) {
        return linked.open(call, TOKEN_ONLY, now, fields -> list(now));
    }

    private HttpResponse list(Instant now) {
        InvitationsView today = new InvitationsView(current.at(now), links);
        return HttpResponse.json(200, today.of(invitations.all(now), now));
    }

    /** Takes one back. */
    public HttpResponse act(HttpRequest call, Instant now) {
        return linked.open(call, OF_ACTING, now, fields -> {
            Wrongs wrongs = wrongs();
            wrongs.required("action", "action.host", fields.text("action").filter("withdraw"::equals));
            Optional<InvitationId> id = wrongs.required(
                    "id",
                    "id",
                    fields.text("id")
                            .flatMap(InvitationId::parse)
                            .filter(any -> invitations.find(any, now).isPresent()));
            return wrongs.isEmpty() ? withdraw(id.orElseThrow(), now) : wrongs.invalid();
        });
    }

    private HttpResponse withdraw(InvitationId id, Instant now) {
        for (int tries = 1; tries <= TRIES; tries++) {
            Optional<Invitation> found = invitations.find(id, now).map(each -> each.seenAt(now));
            // Whatever else it is, it is answered or over, and the list says which.
            if (found.isEmpty() || !(found.get() instanceof Answerable open) || !open.isAnswerable(now)) {
                return list(now);
            }
            if (invitations.save(open.withdraw(now))) {
                return list(now);
            }
        }
        throw new StoreUnavailable("Others are answering it", new IllegalStateException("conflict"));
    }

    private Wrongs wrongs() {
        return new Wrongs(current.file().languages().getFirst());
    }

    private Words words() {
        return Words.in(Wrongs.BUNDLE, current.file().languages().getFirst());
    }
}
