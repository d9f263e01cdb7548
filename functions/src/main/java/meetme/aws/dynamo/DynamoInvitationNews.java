package meetme.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.invitation.InvitationNews;
import meetme.invitation.News;
import meetme.meetup.OutboxRow;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What the host has been told of their invitations, as one item. */
public record DynamoInvitationNews(Table table) implements InvitationNews {

    private static final String KIND = "news";

    private static final Duration KEEP_ROW = Duration.ofDays(30);

    @Override
    public News find() {
        return table.one(Keys.NEWS).map(DynamoInvitationNews::read).orElse(News.NONE);
    }

    private static News read(Item item) {
        return new News(
                item.number("version"),
                item.instantIfThere("since").orElse(Instant.EPOCH),
                item.instantIfThere("upTo").orElse(Instant.EPOCH),
                item.textIfThere("reminded")
                        .map(trips -> Set.of(trips.split(" ", -1)))
                        .orElse(Set.of()));
    }

    @Override
    public boolean isUnsent() {
        Map<String, AttributeValue> key = Keys.answers();
        return table
                .query(QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(":pk", key.get("pk"), ":sk", key.get("sk")))
                        .scanIndexForward(false)
                        .limit(1))
                .stream()
                .anyMatch(row -> row.attributes().containsKey("dueAt"));
    }

    @Override
    public boolean tell(News told, List<OutboxRow.Report> emails, Optional<Instant> look, Instant now) {
        Item item = Item.at(Keys.NEWS)
                .text("kind", KIND)
                .number("version", told.version() + 1)
                .instant("since", told.since())
                .instant("upTo", told.upTo());
        if (!told.reminded().isEmpty()) {
            item.text("reminded", String.join(" ", told.reminded()));
        }
        look.ifPresent(at -> item.all(Keys.due(at)));
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(item).when("version = :read").with(":read", told.version()));
        emails.forEach(mail -> writes.add(Write.put(MailItem.waiting(mail, now, now.plus(KEEP_ROW)))));
        return table.together(writes);
    }

    /** What goes with whatever may be news: it is looked at within the minute, unless that is planned already. */
    static Write mayBeNews(Instant now) {
        return Write.update(
                        Keys.NEWS,
                        "SET kind = :kind, dueShard = :shard, dueAt = if_not_exists(dueAt, :now) ADD version :one")
                .with(":kind", KIND)
                .with(":shard", Keys.REQUEST_SHARDS.getFirst())
                .with(":now", Item.millis(now))
                .with(":one", 1);
    }
}
