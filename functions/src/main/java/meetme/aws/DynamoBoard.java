package meetme.aws;

import static meetme.aws.Items.n;
import static meetme.aws.Items.s;
import static meetme.aws.Reads.guarded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.meetup.Agreement;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests.Stored;
import meetme.meetup.StoreUnavailable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The board, by an index that has the requests of each shelf in order. The index tells which to read; it lags, so what
 * is shown is what the requests say themselves.
 */
public final class DynamoBoard implements Board {

    /** What one BatchGetItem takes. */
    private static final int AT_ONCE = 100;

    /** As many meetups of one shelf stand in the host's calendar. Nobody has so many. */
    private static final int MOST_AGREED = 500;

    private static final Duration KEEP_DIGEST = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Reads reads;

    public DynamoBoard(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.reads = new Reads(dynamo, table);
    }

    // Reading

    @Override
    public Page read(Optional<Next> next, Instant now) {
        List<BoardSection> shelves = next.map(from -> List.of(from.section())).orElse(List.of(BoardSection.values()));
        List<RequestId> ids = new ArrayList<>();
        List<Next> more = new ArrayList<>();
        for (BoardSection section : shelves) {
            List<Item> keys = keys(section, next);
            int most = most(section);
            keys.stream().limit(most).map(Keys::requestId).forEach(ids::add);
            if (keys.size() > most) {
                Item last = keys.get(most - 1);
                more.add(new Next(section, Instant.ofEpochMilli(last.number("boardAt")), Keys.requestId(last)));
            }
        }
        List<Map<String, AttributeValue>> wanted = new ArrayList<>(requestKeys(ids));
        wanted.add(Keys.LEDGER);
        List<Item> items = reads.all(wanted);
        Ledger ledger = items.stream()
                .filter(item -> item.text("kind").equals("ledger"))
                .findFirst()
                .map(Items::ledger)
                .orElse(Ledger.EMPTY);
        return new Page(requests(items, now), more, ledger);
    }

    private static int most(BoardSection section) {
        return section == BoardSection.PAST ? MOST_OF_THE_PAST : MOST;
    }

    /** One more than is shown, which says whether there is more. */
    private List<Item> keys(BoardSection section, Optional<Next> next) {
        QueryRequest.Builder query = shelf(section)
                .keyConditionExpression("boardShelf = :shelf")
                .expressionAttributeValues(Map.of(":shelf", Keys.shelf(section)))
                .limit(most(section) + 1);
        next.ifPresent(from -> {
            Map<String, AttributeValue> last = new HashMap<>(Keys.request(from.request()));
            last.putAll(Keys.board(new BoardPosition(section, from.at())));
            query.exclusiveStartKey(last);
        });
        return query(query);
    }

    private QueryRequest.Builder shelf(BoardSection section) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.BOARD_INDEX)
                .scanIndexForward(section != BoardSection.PAST);
    }

    private List<Item> query(QueryRequest.Builder query) {
        return guarded(() -> dynamo.query(query.build())).items().stream()
                .map(Item::new)
                .toList();
    }

    // An index that lags may have one request on two shelves.
    private static List<Map<String, AttributeValue>> requestKeys(List<RequestId> ids) {
        return ids.stream().distinct().map(Keys::request).toList();
    }

    private static List<MeetupRequest> requests(List<Item> items, Instant now) {
        return items.stream()
                .filter(item -> item.text("kind").equals("request"))
                .filter(item -> Reads.isAlive(item, now))
                .map(Items::stored)
                .map(Stored::request)
                .toList();
    }

    @Override
    public List<MeetupRequest> agreed(Instant since, Instant now) {
        List<RequestId> ids = new ArrayList<>();
        for (BoardSection section : BoardSection.values()) {
            ids.addAll(agreedKeys(section, since));
        }
        List<Map<String, AttributeValue>> keys = requestKeys(ids);
        List<MeetupRequest> agreed = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            agreed.addAll(requests(reads.all(keys.subList(from, Math.min(from + AT_ONCE, keys.size()))), now));
        }
        return agreed.stream()
                .filter(request -> request.agreed()
                        .map(Agreement::slot)
                        .filter(slot -> slot.end().isAfter(since))
                        .isPresent())
                .toList();
    }

    private List<RequestId> agreedKeys(BoardSection section, Instant since) {
        List<RequestId> ids = new ArrayList<>();
        QueryRequest.Builder query = shelf(section)
                .keyConditionExpression("boardShelf = :shelf AND boardAt >= :since")
                .filterExpression("attribute_exists(boardAgreed)")
                .expressionAttributeValues(Map.of(":shelf", Keys.shelf(section), ":since", n(since.toEpochMilli())));
        guarded(() -> {
            dynamo.queryPaginator(query.build()).items().stream()
                    .limit(MOST_AGREED)
                    .forEach(item -> ids.add(Keys.requestId(new Item(item))));
            return ids;
        });
        return ids;
    }

    // Having it mailed

    @Override
    public boolean order(OutboxRow.BoardLink mail, RequestDetails details, Instant now) {
        return put(Items.row(mail, Keys.mailDue(details.id(), now), details.forgetAt()), "pk");
    }

    @Override
    public void armDigest(Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.DIGEST);
        item.putAll(Keys.due(at));
        item.put("kind", s("digest"));
        put(item, "dueAt");
    }

    private boolean put(Map<String, AttributeValue> item, String unless) {
        try {
            guarded(() -> dynamo.putItem(call ->
                    call.tableName(table).item(item).conditionExpression("attribute_not_exists(" + unless + ")")));
            return true;
        } catch (ConditionalCheckFailedException isThere) {
            return false;
        }
    }

    @Override
    public boolean orderDigest(OutboxRow.Digest digest, Instant next, Instant now) {
        TransactWriteItem rearmed = TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Keys.DIGEST)
                        .updateExpression("SET dueAt = :next")
                        .conditionExpression("dueAt <= :now")
                        .expressionAttributeValues(
                                Map.of(":next", n(next.toEpochMilli()), ":now", n(now.toEpochMilli())))
                        .build())
                .build();
        TransactWriteItem row = TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(Items.row(digest, Keys.mailDue(now), now.plus(KEEP_DIGEST)))
                        .build())
                .build();
        try {
            guarded(() -> dynamo.transactWriteItems(call -> call.transactItems(rearmed, row)));
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream().anyMatch(reason -> DynamoStore.LOST.contains(reason.code()))) {
                return false;
            }
            throw new StoreUnavailable("The digest could not be stored", AwsFault.of(cancelled));
        }
    }

    @Override
    public void disarmDigest() {
        guarded(() -> dynamo.updateItem(
                call -> call.tableName(table).key(Keys.DIGEST).updateExpression("REMOVE dueShard, dueAt")));
    }
}
