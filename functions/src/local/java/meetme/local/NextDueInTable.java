package meetme.local;

import java.time.Instant;
import java.util.Optional;
import meetme.local.desk.NextDue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the sweep will find, read off its index. */
public final class NextDueInTable implements NextDue {
    private final DynamoDbClient dynamo;
    private final String table;

    public NextDueInTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Instant> between(Instant after, Instant upTo) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).indexName("due")).items().stream()
                .map(item -> Optional.ofNullable(item.get("dueAt"))
                        .map(AttributeValue::n)
                        .orElseThrow())
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .filter(due -> due.isAfter(after) && !due.isAfter(upTo))
                .min(Instant::compareTo);
    }
}
