package meetme.inviting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.host.Host;
import meetme.http.JsonObject;
import meetme.invitation.Another;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationCounts;
import meetme.invitation.InvitationDetails;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Over;
import meetme.invitation.Withdrawn;
import meetme.invitation.Yes;
import meetme.security.InvitationLinks;

/** What the host's board shows of the invitations. */
record InvitationsView(Host host, InvitationLinks links) {

    /** As the API names the states. */
    enum State {
        OPEN,
        YES,
        NO,
        ANOTHER,
        WITHDRAWN,
        OVER;

        static State of(Invitation invitation) {
            return switch (invitation) {
                case Open _ -> OPEN;
                case Yes _ -> YES;
                case No _ -> NO;
                case Another _ -> ANOTHER;
                case Withdrawn _ -> WITHDRAWN;
                case Over _ -> OVER;
            };
        }
    }

    /** All of them, with the ends that their trips have now, and how many there are of each kind. */
    JsonObject of(List<Invitation> invitations, Instant now) {
        List<Invitation> seen = invitations.stream()
                .map(each -> host.endOf(each.details().city())
                        .map(each::endingAt)
                        .orElse(each)
                        .seenAt(now))
                .toList();
        return new JsonObject()
                .with("invitations", seen.stream().map(this::entry).toList())
                .with("counts", InvitationCounts.of(seen, now).figures());
    }

    private JsonObject entry(Invitation invitation) {
        InvitationDetails details = invitation.details();
        JsonObject json = new JsonObject()
                .with("id", details.id().value())
                .orNull("name", invitation.guest().map(Guest::name))
                .maybe("line", invitation.guest().flatMap(Guest::line))
                .with("language", details.language().toLanguageTag())
                .with("city", city(host, details, host.languages().getFirst()))
                .with("state", JsonObject.name(State.of(invitation)))
                .with("url", url(details))
                .with("at", invitation.at().toString())
                .maybe("time", invitation.time().map(slot -> slot.local().toString()));
        return invitation instanceof No no
                ? json.maybe("why", no.why().map(JsonObject::name)).maybe("word", no.word())
                : json;
    }

    /** The city by its name in that language. */
    static JsonObject city(Host host, InvitationDetails details, Locale language) {
        return new JsonObject()
                .with("id", details.city().id())
                .with(
                        "name",
                        host.nameOf(details.city(), language)
                                .orElse(details.city().id()))
                .with("timeZone", details.city().zone().getId());
    }

    /** The page behind the link, in the guest's language. */
    String url(InvitationDetails details) {
        return url(details, Optional.empty());
    }

    /**
     * The same as in an earlier answer.
     *
     * @param signedWith id of the key that signed it then; empty: the current one
     */
    String url(InvitationDetails details, Optional<String> signedWith) {
        return host.folder(details.language())
                + "/invited#"
                + links.mint(details.id(), details.linkHoldsUntil(), details.linkNonce(), signedWith);
    }
}
