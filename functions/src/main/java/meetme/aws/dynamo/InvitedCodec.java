package meetme.aws.dynamo;

import meetme.meetup.InvitationId;
import meetme.meetup.Invited;

/** How it lies in a request's item that it came of an invitation. Apart, because most requests do not. */
final class InvitedCodec {

    private InvitedCodec() {}

    static Item write(Invited invited) {
        Item item = new Item().text("invitation", invited.invitation().value());
        return switch (invited) {
            case Invited.Yes yes -> item.text("how", "yes").textIfThere("word", yes.word());
            case Invited.AnotherTime _ -> item.text("how", "another");
        };
    }

    static Invited read(Item item) {
        InvitationId invitation = new InvitationId(item.text("invitation"));
        return switch (item.text("how")) {
            case "yes" -> new Invited.Yes(invitation, item.textIfThere("word"));
            case "another" -> new Invited.AnotherTime(invitation);
            case String unknown -> throw new IllegalStateException("No way of an invitation: " + unknown);
        };
    }
}
