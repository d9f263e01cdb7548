package meetme.local.aws;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a table's stream from its beginning, or from where it was left: each shard in order, and a shard after its
 * parent. A shard ends every few hours and a child takes over. For one thread at a time.
 */
public final class StreamReader {
    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final StreamPositions positions;
    // By shard, the place to read on from.
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private boolean mayHaveNewShards = true;

    public StreamReader(DynamoDbStreamsClient streams, String streamArn, StreamPositions positions) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.positions = positions;
    }

    /**
     * Records of one shard, in order.
     *
     * @param next the place behind them; none if they are the last of their shard
     */
    record Batch(String shardId, List<StreamRecord> records, Optional<String> next) {}

    /** The first records that are not yet handled; none if that is all for now. They come again until they are. */
    Optional<Batch> next(int size) {
        do {
            openNewShards();
            for (String shardId : List.copyOf(open.keySet())) {
                Batch batch = read(shardId, size);
                if (!batch.records().isEmpty()) {
                    return Optional.of(batch);
                }
                goOn(batch);
            }
        } while (mayHaveNewShards);
        return Optional.empty();
    }

    private void openNewShards() {
        if (!mayHaveNewShards) {
            return;
        }
        // One page: it holds a hundred shards, and a day makes seven.
        List<Shard> shards = streams.describeStream(describe -> describe.streamArn(streamArn))
                .streamDescription()
                .shards();
        Set<String> there = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        shards.stream()
                .filter(shard -> !open.containsKey(shard.shardId()) && !ended.contains(shard.shardId()))
                // A parent that is no longer there has been trimmed, a day after its end.
                .filter(shard -> !there.contains(parent(shard)) || ended.contains(parent(shard)))
                .forEach(shard -> open.put(shard.shardId(), placeIn(shard.shardId())));
        mayHaveNewShards = false;
    }

    private static String parent(Shard shard) {
        return Optional.ofNullable(shard.parentShardId()).orElse("");
    }

    private Batch read(String shardId, int size) {
        GetRecordsResponse read = records(shardId, size);
        return new Batch(
                shardId,
                read.records().stream()
                        .map(record -> StreamRecord.of(record, streamArn))
                        .toList(),
                Optional.ofNullable(read.nextShardIterator()));
    }

    private GetRecordsResponse records(String shardId, int size) {
        try {
            return streams.getRecords(
                    get -> get.shardIterator(open.get(shardId)).limit(size));
        } catch (ExpiredIteratorException theMachineWasAsleep) {
            open.put(shardId, placeIn(shardId));
        } catch (TrimmedDataAccessException olderThanADay) {
            positions.forget(shardId);
            open.put(shardId, placeIn(shardId));
        }
        return streams.getRecords(get -> get.shardIterator(open.get(shardId)).limit(size));
    }

    private String placeIn(String shardId) {
        GetShardIteratorRequest.Builder place =
                GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
        Optional<String> last = positions.lastHandled(shardId);
        place.shardIteratorType(
                last.isPresent() ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.TRIM_HORIZON);
        last.ifPresent(place::sequenceNumber);
        return streams.getShardIterator(place.build()).shardIterator();
    }

    void handled(Batch batch) {
        positions.handled(batch.shardId(), batch.records().getLast().sequenceNumber());
        goOn(batch);
    }

    private void goOn(Batch batch) {
        if (batch.next().isPresent()) {
            open.put(batch.shardId(), batch.next().get());
        } else {
            open.remove(batch.shardId());
            ended.add(batch.shardId());
            mayHaveNewShards = true;
        }
    }
}
