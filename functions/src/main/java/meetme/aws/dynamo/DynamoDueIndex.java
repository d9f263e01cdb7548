package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import meetme.meetup.DueIndex;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The index of all that has a {@code dueAt}, in shards. */
public record DynamoDueIndex(Table table) implements DueIndex {

    @Override
    public DueList due(Instant now, int atMost) {
        // Apart, so that a queue of emails, however long, holds up no request.
        List<Item> keys = new ArrayList<>(due(Keys.REQUEST_SHARDS, now, atMost));
        keys.addAll(due(Keys.MAIL_SHARDS, now, atMost));
        return new DueList(
                those(keys, Keys::isRequest, Keys::requestId),
                those(keys, Keys::isInvitation, Keys::invitationId),
                those(keys, WatchKeys::isWatch, WatchKeys::watchId),
                those(keys, WatchKeys::isTelling, WatchKeys::trip),
                those(keys, Keys::isRow, Keys::row),
                keys.stream().anyMatch(Keys::isDigest),
                keys.stream().anyMatch(Keys::isNews),
                keys.stream()
                        .map(item -> Instant.ofEpochMilli(item.number("dueAt")))
                        .min(Comparator.naturalOrder()));
    }

    private static <T> List<T> those(List<Item> keys, Predicate<Item> are, Function<Item, T> read) {
        return keys.stream().filter(are).map(read).toList();
    }

    private List<Item> due(List<AttributeValue> shards, Instant now, int atMost) {
        List<Item> keys = new ArrayList<>();
        for (AttributeValue shard : shards) {
            keys.addAll(table.query(QueryRequest.builder()
                    .indexName(Keys.DUE_INDEX)
                    .keyConditionExpression("dueShard = :shard AND dueAt <= :now")
                    .expressionAttributeValues(Map.of(":shard", shard, ":now", millis(now)))
                    .limit(atMost)));
        }
        keys.sort(Comparator.comparingLong(item -> item.number("dueAt")));
        return keys.subList(0, Math.min(atMost, keys.size()));
    }
}
