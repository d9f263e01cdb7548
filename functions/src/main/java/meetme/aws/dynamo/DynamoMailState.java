package meetme.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.MailState;
import meetme.meetup.SendingSwitch;

/** Two items of the host's: one that is there while mail is sandboxed, and one with the switch since that was used. */
public record DynamoMailState(Table table) implements MailState {

    @Override
    public boolean isSandboxed() {
        return !table.all(List.of(Keys.SANDBOX)).isEmpty();
    }

    @Override
    public void setSandboxed(boolean sandboxed) {
        var _ = table.alone(
                sandboxed ? Write.put(Item.at(Keys.SANDBOX).text("kind", "sandbox")) : Write.delete(Keys.SANDBOX));
    }

    @Override
    public SendingSwitch sending() {
        return table.one(Keys.SENDING)
                .map(item -> new SendingSwitch(
                        item.textIfThere("state")
                                .flatMap(SendingSwitch.State::of)
                                .orElse(SendingSwitch.State.ON),
                        item.instantIfThere("since")))
                .orElse(SendingSwitch.NEVER_SWITCHED);
    }

    @Override
    public SendingSwitch switchSending(SendingSwitch.State to, Instant now) {
        Item item = Item.at(Keys.SENDING)
                .text("kind", "sending")
                .text("state", to.word())
                .instant("since", now);
        boolean switched = table.alone(Write.put(item)
                .when("attribute_not_exists(pk) or #state <> :state")
                .name("#state", "state")
                .with(":state", to.word()));
        return switched ? new SendingSwitch(to, Optional.of(now)) : sending();
    }
}
