package meetme.aws.dynamo;

import java.util.List;
import java.util.Optional;
import meetme.feed.CalendarStore;
import meetme.log.Log;
import meetme.meetup.Busy;

/** Two items of a partition of their own: where the host's calendar is, which is a secret, and when they are busy by it. */
public record DynamoCalendar(Table table) implements CalendarStore {

    @Override
    public Optional<Address> address() {
        return table.one(Keys.CALENDAR).map(item -> new Address(item.text("url"), item.text("named")));
    }

    @Override
    public void name(Address address, Busy busy) {
        Item where = Item.at(Keys.CALENDAR)
                .text("kind", "calendar")
                .text("url", address.url())
                .text("named", address.named());
        table.transact(List.of(Write.put(where), Write.put(BusyItem.write(busy, address.named()))));
    }

    @Override
    public void keep(Address address, Busy busy) {
        boolean kept = table.alone(Write.put(BusyItem.write(busy, address.named()))
                .when("#named = :named")
                .name("#named", "named")
                .with(":named", address.named()));
        if (!kept) {
            Log.info("The host has named another calendar meanwhile").write();
        }
    }

    @Override
    public void forget() {
        table.transact(List.of(Write.delete(Keys.CALENDAR), Write.delete(Keys.BUSY)));
    }
}
