package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.Fault;
import meetme.meetup.Outbox;
import meetme.meetup.OutboxRow;
import meetme.meetup.OutboxRow.DeliveryResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The rows of the outbox. {@link MailItem} writes them, in the transaction of whatever they tell of. */
public record DynamoOutbox(Table table) implements Outbox {

    /** Of each shard: with two of them, half of what one call reads. */
    private static final int MOST_LOOKED_AT = 50;

    private static final Set<String> WAITING = Set.of("waiting", "sending");

    @Override
    public Optional<OutboxRow> lease(OutboxRow.Mailing key, Instant now, Duration lease) {
        Write taken = Write.update(
                        Keys.row(key),
                        // In doubt until finish() says otherwise: whoever dies in between cannot say so.
                        "SET #status = :sending, dueAt = :until ADD attempt :one, doubtful :one")
                .when("dueAt <= :now AND #status IN (:waiting, :sending)")
                .name("#status", "status")
                .with(":sending", "sending")
                .with(":waiting", "waiting")
                .with(":now", millis(now))
                .with(":until", millis(now.plus(lease)))
                .with(":one", 1);
        return table.update(taken)
                .map(before -> new OutboxRow(
                        key,
                        Instant.ofEpochMilli(before.number("dueAt")),
                        before.integer("attempt") + 1,
                        before.integer("doubtful"),
                        Instant.ofEpochMilli(before.number("writtenAt"))));
    }

    @Override
    public Optional<Instant> waitingSince(Instant now) {
        List<Map<String, AttributeValue>> first = new ArrayList<>();
        for (AttributeValue shard : Keys.MAIL_SHARDS) {
            table.query(QueryRequest.builder()
                            .indexName(Keys.DUE_INDEX)
                            .keyConditionExpression("dueShard = :shard")
                            .expressionAttributeValues(Map.of(":shard", shard))
                            .limit(MOST_LOOKED_AT))
                    .forEach(key -> first.add(Keys.of(key)));
        }
        // What is tried again is due later each time, so that only the rows themselves say since when they wait.
        return first.isEmpty()
                ? Optional.empty()
                : table.all(first).stream()
                        .filter(row -> row.isAlive(now) && WAITING.contains(row.text("status")))
                        .map(row -> Instant.ofEpochMilli(row.number("writtenAt")))
                        .min(Comparator.naturalOrder());
    }

    @Override
    public void finish(OutboxRow row, DeliveryResult result, Instant now) {
        Write finished = switch (result) {
            case DeliveryResult.Sent sent ->
                over(row, "sent", ", messageId = :id").with(":id", sent.messageId());
            case DeliveryResult.Overtaken _ -> over(row, "overtaken", "");
            case DeliveryResult.Withheld _ -> over(row, "withheld", "");
            case DeliveryResult.Dead dead ->
                over(row, "dead", ", why = :why").with(":why", dead.why().code());
            case DeliveryResult.Throttled throttled -> again(row, row.dueAt(), row.doubtful(), throttled.why());
            case DeliveryResult.Later later ->
                again(row, later.at(), row.doubtful() + (later.mayHaveLeft() ? 1 : 0), later.why());
        };
        // Where the lease was lost, whoever took the row over will say what became of it.
        var _ = table.alone(finished.when("#status = :sending AND attempt = :attempt")
                .name("#status", "status")
                .with(":sending", "sending")
                .with(":attempt", row.attempt())
                .with(":at", now.toString()));
    }

    private static Write over(OutboxRow row, String status, String more) {
        return Write.update(
                        Keys.row(row.key()), "SET #status = :status, endedAt = :at" + more + " REMOVE dueAt, dueShard")
                .with(":status", status);
    }

    private static Write again(OutboxRow row, Instant due, int doubtful, Fault why) {
        return Write.update(
                        Keys.row(row.key()),
                        "SET #status = :status, triedAt = :at, why = :why, dueAt = :due, doubtful = :doubtful")
                .with(":status", "waiting")
                .with(":why", why.code())
                .with(":due", millis(due))
                .with(":doubtful", doubtful);
    }
}
