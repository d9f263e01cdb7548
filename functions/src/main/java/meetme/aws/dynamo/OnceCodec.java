package meetme.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import meetme.invitation.Invitations.Answer;
import meetme.meetup.InvitationId;
import meetme.meetup.Requests.IdempotencyKey;

/** What a repetition is answered, of inviting and of a press behind an invitation's link. */
final class OnceCodec {

    private OnceCodec() {}

    static Item invited(IdempotencyKey key, List<InvitationId> invitations, Instant now) {
        return item(key, now)
                .textIfThere("signedWith", key.signedWith())
                .text(
                        "invitations",
                        invitations.stream().map(InvitationId::value).collect(Collectors.joining(" ")));
    }

    static Item answered(IdempotencyKey key, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Booked(var receipt) ->
                RequestCodec.write(key, receipt, now).text("answer", "booked");
            case Answer.Asked(var receipt) ->
                RequestCodec.write(key, receipt, now).text("answer", "asked");
            case Answer.Refused(var told) ->
                item(key, now).text("answer", "refused").text("told", told);
            case Answer.Forgotten _ -> item(key, now).text("answer", "forgotten");
        };
    }

    private static Item item(IdempotencyKey key, Instant now) {
        return Item.at(Keys.once(key.key()))
                .text("kind", "once")
                .text("bodyHash", key.bodyHash())
                .expires(now.plus(key.keep()));
    }

    static Answer answer(Item item) {
        return switch (item.text("answer")) {
            case "booked" -> new Answer.Booked(RequestCodec.receipt(item));
            case "asked" -> new Answer.Asked(RequestCodec.receipt(item));
            // An older program has kept no more than that.
            case "refused" -> new Answer.Refused(item.textIfThere("told").orElse("{\"state\":\"no\"}"));
            case "forgotten" -> new Answer.Forgotten();
            case String newer -> throw new IllegalStateException("A newer program answered " + newer);
        };
    }
}
