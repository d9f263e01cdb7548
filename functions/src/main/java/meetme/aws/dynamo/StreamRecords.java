package meetme.aws.dynamo;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Optional;
import meetme.meetup.OutboxRow;

/** What the table's stream tells of. */
public final class StreamRecords {

    private StreamRecords() {}

    /** The outbox row that was written, or nothing where the record tells of something else. */
    public static Optional<OutboxRow.Mailing> outboxRow(DynamodbStreamRecord record) {
        String name = Optional.ofNullable(record.getEventName())
                .orElseThrow(() -> new IllegalStateException("A stream record does not say what happened"));
        if (!name.equals("INSERT")) {
            return Optional.empty();
        }
        String pk = text(record, "pk");
        String sk = text(record, "sk");
        return Keys.isRow(sk) ? Optional.of(Keys.row(pk, sk)) : Optional.empty();
    }

    private static String text(DynamodbStreamRecord record, String key) {
        return Optional.ofNullable(record.getDynamodb().getKeys().get(key))
                .map(AttributeValue::getS)
                .orElseThrow(() -> new IllegalStateException("A stream record lacks the key " + key));
    }
}
