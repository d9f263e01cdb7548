package meetme.aws.dynamo;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import meetme.invitation.Another;
import meetme.invitation.Guest;
import meetme.invitation.Invitation;
import meetme.invitation.InvitationDetails;
import meetme.invitation.No;
import meetme.invitation.Open;
import meetme.invitation.Over;
import meetme.invitation.Why;
import meetme.invitation.Withdrawn;
import meetme.invitation.Yes;
import meetme.meetup.RequestId;

/** How invitations lie in the table: one item each. */
final class InvitationCodec {

    static final String KIND = "invitation";

    private InvitationCodec() {}

    // Writing

    static Item write(Invitation invitation) {
        InvitationDetails details = invitation.details();
        Item item = Item.at(Keys.invitation(details.id()))
                .text("kind", KIND)
                .number("version", invitation.version())
                .text("language", details.language().toLanguageTag())
                .instant("invitedAt", details.at())
                .instant("endsAt", details.endsAt())
                .text("linkNonce", details.linkNonce())
                .instant("at", invitation.at())
                .expires(invitation.rowEndsAt());
        RequestCodec.city(item.text("city", details.city().id()), details.city());
        invitation.guest().ifPresent(guest -> item.text("name", guest.name()).textIfThere("line", guest.line()));
        invitation.next().ifPresent(due -> item.all(Keys.due(details.id(), due.at())));
        return state(item, invitation);
    }

    private static Item state(Item item, Invitation invitation) {
        return switch (invitation) {
            case Open _ -> item.text("state", "open");
            case Yes yes -> {
                item.text("state", "yes").text("request", yes.booked().value());
                yield item.map("slot", StateCodec.slot(yes.slot()));
            }
            case No no ->
                item.text("state", "no")
                        .textIfThere("why", no.why().map(Why::name))
                        .textIfThere("word", no.word());
            case Another another ->
                item.text("state", "another").text("request", another.asked().value());
            case Withdrawn _ -> item.text("state", "withdrawn");
            case Over _ -> item.text("state", "over");
        };
    }

    // Reading

    static Invitation read(Item item) {
        InvitationDetails details = new InvitationDetails(
                Keys.invitationId(item),
                RequestCodec.city(item),
                Locale.forLanguageTag(item.text("language")),
                item.instant("invitedAt"),
                item.instant("endsAt"),
                item.text("linkNonce"));
        int version = item.integer("version");
        Instant at = item.instant("at");
        Optional<Guest> guest = item.textIfThere("name").map(name -> new Guest(name, item.textIfThere("line")));
        return switch (item.text("state")) {
            case "open" -> new Open(details, version, guest.orElseThrow());
            case "yes" -> new Yes(details, version, guest, at, request(item), StateCodec.slot(item.map("slot")));
            case "no" ->
                new No(
                        details,
                        version,
                        guest,
                        at,
                        item.textIfThere("why").map(Why::valueOf),
                        item.textIfThere("word"));
            case "another" -> new Another(details, version, guest, at, request(item));
            case "withdrawn" -> new Withdrawn(details, version, guest, at);
            case "over" -> new Over(details, version, guest, at);
            case String newer ->
                throw new IllegalStateException("A newer program wrote an invitation that is " + newer);
        };
    }

    private static RequestId request(Item item) {
        return new RequestId(item.text("request"));
    }
}
