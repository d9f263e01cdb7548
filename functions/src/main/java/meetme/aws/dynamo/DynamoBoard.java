package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.millis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.meetup.Agreement;
import meetme.meetup.Board;
import meetme.meetup.BoardPosition;
import meetme.meetup.BoardPosition.BoardSection;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestDetails;
import meetme.meetup.RequestId;
import meetme.meetup.Requests.Stored;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The board, by an index that has the requests of each shelf in order. The index tells which to read; it lags, so what
 * is shown is what the requests say themselves.
 */
public record DynamoBoard(Table table) implements Board {

    /** What one BatchGetItem takes. */
    private static final int AT_ONCE = 100;

    /** As many meetups of one shelf stand in the host's calendar. Nobody has so many. */
    private static final int MOST_AGREED = 500;

    /** More than a day's limit lets in for as long as answers take. */
    private static final int MOST_OPEN = 20_000;

    private static final Duration KEEP_DIGEST = Duration.ofDays(30);

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
        List<Item> items = table.all(wanted);
        return new Page(requests(items, now), more, DynamoLedger.among(items));
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
        next.ifPresent(from -> query.exclusiveStartKey(Item.at(Keys.request(from.request()))
                .all(Keys.board(new BoardPosition(section, from.at())))
                .attributes()));
        return table.query(query);
    }

    private QueryRequest.Builder shelf(BoardSection section) {
        return QueryRequest.builder().indexName(Keys.BOARD_INDEX).scanIndexForward(section != BoardSection.PAST);
    }

    // An index that lags may have one request on two shelves.
    private static List<Map<String, AttributeValue>> requestKeys(List<RequestId> ids) {
        return ids.stream().distinct().map(Keys::request).toList();
    }

    private static List<MeetupRequest> requests(List<Item> items, Instant now) {
        return items.stream()
                .filter(item -> item.is("request") && item.isAlive(now))
                .map(RequestCodec::read)
                .map(Stored::request)
                .toList();
    }

    @Override
    public List<MeetupRequest> agreed(Instant since, Instant now) {
        List<RequestId> ids = new ArrayList<>();
        for (BoardSection section : BoardSection.values()) {
            ids.addAll(agreedKeys(section, since));
        }
        return all(ids, now).stream()
                .filter(request -> request.agreed()
                        .map(Agreement::slot)
                        .filter(slot -> slot.end().isAfter(since))
                        .isPresent())
                .toList();
    }

    private List<MeetupRequest> all(List<RequestId> ids, Instant now) {
        List<Map<String, AttributeValue>> keys = requestKeys(ids);
        List<MeetupRequest> all = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            all.addAll(requests(table.all(keys.subList(from, Math.min(from + AT_ONCE, keys.size()))), now));
        }
        return all;
    }

    @Override
    public List<MeetupRequest> open(Instant now) {
        List<RequestId> ids = new ArrayList<>();
        for (BoardSection section : List.of(BoardSection.WAITING, BoardSection.COMING)) {
            QueryRequest.Builder query = shelf(section)
                    .keyConditionExpression("boardShelf = :shelf")
                    .expressionAttributeValues(Map.of(":shelf", Keys.shelf(section)));
            table.query(query, MOST_OPEN).stream().map(Keys::requestId).forEach(ids::add);
        }
        return all(ids, now);
    }

    private List<RequestId> agreedKeys(BoardSection section, Instant since) {
        QueryRequest.Builder query = shelf(section)
                .keyConditionExpression("boardShelf = :shelf AND boardAt >= :since")
                .filterExpression("attribute_exists(boardAgreed)")
                .expressionAttributeValues(Map.of(":shelf", Keys.shelf(section), ":since", millis(since)));
        return table.query(query, MOST_AGREED).stream().map(Keys::requestId).toList();
    }

    // Having it mailed

    @Override
    public boolean order(OutboxRow.BoardLink mail, RequestDetails details, Instant now) {
        return table.alone(Write.putNew(MailItem.waiting(mail, now, details.forgetAt())));
    }

    @Override
    public void armDigest(Instant at) {
        Item digest = Item.at(Keys.DIGEST).all(Keys.due(at)).text("kind", "digest");
        var _ = table.alone(Write.put(digest).when("attribute_not_exists(dueAt)"));
    }

    @Override
    public boolean orderDigest(OutboxRow.Digest digest, Instant next, Instant now) {
        Write rearmed = Write.update(Keys.DIGEST, "SET dueAt = :next")
                .when("dueAt <= :now")
                .with(":next", millis(next))
                .with(":now", millis(now));
        return table.together(List.of(rearmed, Write.put(MailItem.waiting(digest, now, now.plus(KEEP_DIGEST)))));
    }

    @Override
    public void disarmDigest() {
        var _ = table.alone(Write.update(Keys.DIGEST, "REMOVE dueShard, dueAt"));
    }
}
