package meetme.aws.dynamo;

import static meetme.aws.dynamo.Item.s;
import static meetme.aws.dynamo.Item.seconds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import meetme.aws.dynamo.FullCounts.Count;
import meetme.meetup.OutboxRow.ConfirmWatch;
import meetme.meetup.WatchId;
import meetme.watch.Ask;
import meetme.watch.Watch;
import meetme.watch.WatchLimits;
import meetme.watch.Watches;
import meetme.watch.Wish;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Who wants to be told: an item for each mailbox, all in one partition, so that telling goes through them in order. */
public final class DynamoWatches implements Watches {

    private static final Duration KEEP_COUNT = Duration.ofDays(2);
    /** What it asks about has lapsed by then. */
    private static final Duration KEEP_MAIL = Wish.WAITS.plusDays(1);

    private static final String TAKEN = "taken";

    private static final int TRIES = 8;
    private static final long MOST_PAUSE_NANOS = 20_000_000;

    private final Table table;
    private final FullCounts full = new FullCounts();

    public DynamoWatches(Table table) {
        this.table = table;
    }

    // Asking

    @Override
    public Outcome ask(Ask ask, WatchLimits limits, Instant now) {
        Count ofNetwork = new Count(WatchKeys.ofNetwork(limits.network(), now), TAKEN, limits.mostOfNetwork());
        Count ofDay = new Count(WatchKeys.ofDay(now), TAKEN, limits.mostOfDay());
        if (full.contains(ofNetwork)) {
            return Outcome.NETWORK_FULL;
        }
        if (full.contains(ofDay)) {
            return Outcome.DAY_FULL;
        }
        for (int tries = 1; ; tries++) {
            Stored before = find(ask.id(), now);
            try {
                table.transact(acceptance(ask, before, List.of(ofNetwork, ofDay), now));
                return Outcome.TAKEN;
            } catch (TransactionCanceledException cancelled) {
                List<CancellationReason> reasons = cancelled.cancellationReasons();
                if (Table.hasFailed(reasons.get(0))) {
                    full.add(ofNetwork);
                    return Outcome.NETWORK_FULL;
                }
                if (Table.hasFailed(reasons.get(1))) {
                    full.add(ofDay);
                    return Outcome.DAY_FULL;
                }
                boolean overtaken =
                        reasons.stream().anyMatch(reason -> Table.hasFailed(reason) || Table.isConflict(reason));
                if (tries == TRIES || !overtaken) {
                    throw Table.notStored(cancelled);
                }
                // The others in the conflict try again at once, too: not all at the same moment.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * MOST_PAUSE_NANOS));
            }
        }
    }

    // The limits come first, in their order: what refuses is told by its place.
    private static List<Write> acceptance(Ask ask, Stored before, List<Count> counts, Instant now) {
        Ask.Result result = ask.after(before.watch(), now);
        List<Write> writes =
                new ArrayList<>(counts.stream().map(count -> one(count, now)).toList());
        writes.add(put(before, result.watch()));
        if (result.mails()) {
            // Unconditional: the watch itself says that there was none within a day.
            ConfirmWatch mail = ConfirmWatch.on(ask.id(), now);
            writes.add(Write.put(MailItem.waiting(mail, now, now.plus(KEEP_MAIL))));
        }
        return writes;
    }

    /** One more. */
    static Write one(Count count, Instant now) {
        return Write.update(count.key(), "SET kind = :kind, expiresAt = :expires ADD #count :one")
                // What is not there is less than nothing, so that a limit of 0 lets nobody in.
                .when(count.most() > 0 ? "attribute_not_exists(#count) OR #count < :most" : "#count < :most")
                .name("#count", count.attribute())
                .with(":kind", "count")
                .with(":expires", seconds(now.plus(KEEP_COUNT)))
                .with(":one", 1)
                .with(":most", count.most());
    }

    private static Write put(Stored before, Watch watch) {
        Write put = Write.put(WatchCodec.write(watch, before.revision() + 1));
        return before.revision() == 0
                ? put.when("attribute_not_exists(pk)")
                : put.when("revision = :read").with(":read", before.revision());
    }

    // Reading

    @Override
    public Stored find(WatchId id, Instant now) {
        return table.one(WatchKeys.watch(id))
                .map(item -> new Stored(WatchCodec.read(item).at(now), item.number("revision")))
                .orElse(new Stored(Optional.empty(), 0));
    }

    @Override
    public List<Watch.On> confirmed(Optional<WatchId> after, int most, Instant now) {
        QueryRequest.Builder query = QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk > :after")
                .filterExpression("#state = :on")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(Map.of(
                        ":pk",
                        WatchKeys.ALL,
                        ":after",
                        s(after.map(WatchId::value).orElse("-")),
                        ":on",
                        WatchCodec.ON))
                .limit(most);
        return table.query(query, most).stream()
                .map(WatchCodec::readOn)
                .filter(on -> on.at(now).isPresent())
                .toList();
    }

    // Changing

    @Override
    public boolean save(Stored from, Watch to) {
        return table.alone(put(from, to));
    }

    @Override
    public boolean purge(WatchId id, Stored stored) {
        return table.alone(
                Write.delete(WatchKeys.watch(id)).when("revision = :read").with(":read", stored.revision()));
    }
}
