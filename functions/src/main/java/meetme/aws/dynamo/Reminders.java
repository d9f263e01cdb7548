package meetme.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import meetme.meetup.OutboxRow.LastCalls;
import meetme.meetup.OutboxRow.Nudges;
import meetme.meetup.OutboxRow.Reminder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Nudges to the host leave together. The first request that is due puts the row into the outbox; all others find it there, and
 * the email lists them as well because they wait when it is written.
 */
final class Reminders {

    private static final Duration KEEP = Duration.ofDays(30);

    private Reminders() {}

    /**
     * The row that has to go with the step of a request. Who puts it there at the same time makes the other step fail, which is then
     * tried again.
     */
    static Optional<Write> row(Table table, Reminder mail, Instant now) {
        Write put = Write.put(MailItem.waiting(mail, now, now.plus(KEEP)))
                .when("attribute_not_exists(pk) OR #status = :overtaken")
                .name("#status", "status")
                .with(":overtaken", "overtaken");
        boolean covered = switch (mail) {
            case Nudges nudges ->
                latest(table).filter(row -> covers(row, nudges, now)).isPresent();
            // Whoever is called for the last time before that minute stands in it.
            case LastCalls calls ->
                table.one(Keys.row(calls)).filter(row -> !isOvertaken(row)).isPresent();
        };
        return covered ? Optional.empty() : Optional.of(put);
    }

    private static Optional<Item> latest(Table table) {
        Map<String, AttributeValue> key = Keys.nudges();
        return table
                .query(QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(":pk", key.get("pk"), ":sk", key.get("sk")))
                        .scanIndexForward(false)
                        .limit(1))
                .stream()
                .findFirst();
    }

    // One that has not left yet lists what waits by then, however old it is: after an outage there is one, and not a
    // heap.
    private static boolean covers(Item row, Nudges today, Instant now) {
        if (isOvertaken(row)) {
            return false;
        }
        return Keys.row(row).equals(today)
                || row.instantIfThere("endedAt")
                        .map(ended -> now.isBefore(ended.plus(Nudges.APART)))
                        .orElse(true);
    }

    // Nothing waited when it was written, because a decision was about to be announced that has been undone since.
    private static boolean isOvertaken(Item row) {
        return row.text("status").equals("overtaken");
    }
}
