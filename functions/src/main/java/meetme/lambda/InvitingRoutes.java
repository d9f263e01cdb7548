package meetme.lambda;

import java.security.SecureRandom;
import java.time.Instant;
import meetme.host.CurrentHost;
import meetme.host.Plans;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.http.Routes;
import meetme.invitation.Invitations;
import meetme.inviting.InviteEndpoint;
import meetme.inviting.InvitedEndpoint;
import meetme.linked.LinkedBoard;
import meetme.meetup.EmailAddress;
import meetme.requesting.InvitedForm;
import meetme.security.InvitationLinks;
import meetme.security.KeySource;
import meetme.security.Stamps;
import meetme.watch.WatchAsking;

/** What answers the paths of invitations. Apart from the others, and one for all: whoever asks by the page waits for none of it. */
record InvitingRoutes(
        CurrentHost current,
        Plans plans,
        Invitations invitations,
        KeySource keys,
        LinkedBoard board,
        WatchAsking watching,
        EmailAddress sender,
        SecureRandom random) {

    private static final String INVITE = "/api/host/invite";
    private static final String INVITATIONS = "/api/host/invitations";
    private static final String WITHDRAW = "/api/host/invitations/act";
    private static final String VIEW = "/api/invited/view";
    private static final String ACT = "/api/invited/act";

    static Routes on(Routes routes, Routes.Route route) {
        return routes.postLarge(INVITE, route)
                .post(INVITATIONS, route)
                .post(WITHDRAW, route)
                .post(VIEW, route)
                .post(ACT, route);
    }

    HttpResponse answer(HttpRequest call, Instant now) {
        return switch (call.path()) {
            case INVITE -> host().invite(call, now);
            case INVITATIONS -> host().list(call, now);
            case WITHDRAW -> host().act(call, now);
            case VIEW -> guest(now).view(call, now);
            case ACT -> guest(now).act(call, now);
            default -> Problem.notFound();
        };
    }

    private InviteEndpoint host() {
        return new InviteEndpoint(current, plans, invitations, board, new InvitationLinks(keys), random);
    }

    private InvitedEndpoint guest(Instant now) {
        InvitedForm form = new InvitedForm(current.at(now), new Stamps(keys), sender, random);
        return new InvitedEndpoint(
                current, plans, invitations, keys, InvitedForm.FIELDS, form::read, watching, sender, random);
    }
}
