package meetme.aws;

import static meetme.aws.Items.s;
import static meetme.aws.Reads.guarded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import meetme.feed.CalendarStore;
import meetme.log.Log;
import meetme.meetup.Busy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Two items of a partition of their own: where the host's calendar is, which is a secret, and when they are busy by it. */
public final class DynamoCalendar implements CalendarStore {

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCalendar(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Address> address() {
        var answer = guarded(() ->
                dynamo.getItem(call -> call.tableName(table).key(Keys.CALENDAR).consistentRead(true)));
        return Optional.of(answer)
                .filter(found -> found.hasItem())
                .map(found -> new Item(found.item()))
                .map(item -> new Address(item.text("url"), item.text("named")));
    }

    @Override
    public void name(Address address, Busy busy) {
        Map<String, AttributeValue> where = new HashMap<>(Keys.CALENDAR);
        where.put("kind", s("calendar"));
        where.put("url", s(address.url()));
        where.put("named", s(address.named()));
        guarded(() -> dynamo.transactWriteItems(
                call -> call.transactItems(put(where), put(BusyItem.write(busy, address.named())))));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item))
                .build();
    }

    @Override
    public void keep(Address address, Busy busy) {
        try {
            guarded(() -> dynamo.putItem(call -> call.tableName(table)
                    .item(BusyItem.write(busy, address.named()))
                    .conditionExpression("#named = :named")
                    .expressionAttributeNames(Map.of("#named", "named"))
                    .expressionAttributeValues(Map.of(":named", s(address.named())))));
        } catch (ConditionalCheckFailedException another) {
            Log.info("The host has named another calendar meanwhile").write();
        }
    }

    @Override
    public void forget() {
        guarded(() -> dynamo.transactWriteItems(call -> call.transactItems(
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(Keys.CALENDAR))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(Keys.BUSY))
                        .build())));
    }
}
