package meetme.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class StreamReaderTest {
    private final FakeStreams streams = new FakeStreams();
    private final StreamPositions positions = StreamPositions.inMemory("arn");

    @Test
    void readsAParentBeforeItsChild() {
        streams.shard("child", "parent", true, "3", "4");
        streams.shard("parent", "trimmed-long-ago", false, "1", "2");

        assertThat(readAll(new StreamReader(streams, "arn", positions), 10)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void goesOnInAChildThatIsBornLater() {
        streams.shard("parent", "", true, "1");
        StreamReader reader = new StreamReader(streams, "arn", positions);
        assertThat(readAll(reader, 10)).containsExactly("1");

        streams.shard("parent", "", false, "1", "2");
        streams.shard("child", "parent", true, "3");

        assertThat(readAll(reader, 10)).containsExactly("2", "3");
    }

    @Test
    void givesABatchAgainUntilItIsHandled() {
        streams.shard("only", "", true, "1", "2", "3");
        StreamReader reader = new StreamReader(streams, "arn", positions);

        assertThat(reader.next(2)).isEqualTo(reader.next(2));

        assertThat(readAll(reader, 2)).containsExactly("1", "2", "3");
    }

    @Test
    void goesOnWhereItWasLeftBeforeARestart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stream.json");
        streams.shard("only", "", true, "1", "2");
        readAll(new StreamReader(streams, "arn", StreamPositions.keptIn(file, "arn")), 10);

        streams.shard("only", "", true, "1", "2", "3");

        assertThat(readAll(new StreamReader(streams, "arn", StreamPositions.keptIn(file, "arn")), 10))
                .containsExactly("3");
        assertThat(readAll(new StreamReader(streams, "arn", StreamPositions.keptIn(file, "another stream")), 10))
                .containsExactly("1", "2", "3");
    }

    @Test
    void goesOnAfterTheMachineWasAsleep() {
        streams.shard("only", "", true, "1", "2", "3");
        StreamReader reader = new StreamReader(streams, "arn", positions);
        reader.next(1).ifPresent(reader::handled);

        streams.iteratorsExpire();

        assertThat(readAll(reader, 10)).containsExactly("2", "3");
    }

    private static List<String> readAll(StreamReader reader, int size) {
        List<String> read = new ArrayList<>();
        for (var batch = reader.next(size); batch.isPresent(); batch = reader.next(size)) {
            batch.get().records().forEach(record -> read.add(record.sequenceNumber()));
            reader.handled(batch.get());
        }
        return read;
    }

    /** A stream whose iterators are "generation:shard:position". */
    private static final class FakeStreams implements DynamoDbStreamsClient {
        private final Map<String, FakeShard> shards = new LinkedHashMap<>();
        private int generation;

        private record FakeShard(String parent, boolean open, List<String> numbers) {}

        void shard(String id, String parent, boolean open, String... numbers) {
            shards.put(id, new FakeShard(parent, open, List.of(numbers)));
        }

        void iteratorsExpire() {
            generation++;
        }

        @Override
        public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            List<Shard> described = shards.entrySet().stream()
                    .map(shard -> Shard.builder()
                            .shardId(shard.getKey())
                            .parentShardId(Optional.of(shard.getValue().parent())
                                    .filter(parent -> !parent.isEmpty())
                                    .orElse(null))
                            .build())
                    .toList();
            return DescribeStreamResponse.builder()
                    .streamDescription(stream -> stream.shards(described))
                    .build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            int position = request.shardIteratorType() == ShardIteratorType.TRIM_HORIZON
                    ? 0
                    : shards.get(request.shardId()).numbers().indexOf(request.sequenceNumber()) + 1;
            return GetShardIteratorResponse.builder()
                    .shardIterator(iterator(request.shardId(), position))
                    .build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            String[] iterator = request.shardIterator().split(":", -1);
            if (Integer.parseInt(iterator[0]) != generation) {
                throw ExpiredIteratorException.builder().message("Expired").build();
            }
            FakeShard shard = shards.get(iterator[1]);
            int from = Integer.parseInt(iterator[2]);
            int to = Math.min(shard.numbers().size(), from + request.limit());
            boolean ended = !shard.open() && to == shard.numbers().size();
            return GetRecordsResponse.builder()
                    .records(shard.numbers().subList(from, to).stream()
                            .map(FakeStreams::record)
                            .toList())
                    .nextShardIterator(ended ? null : iterator(iterator[1], to))
                    .build();
        }

        private String iterator(String shardId, int position) {
            return generation + ":" + shardId + ":" + position;
        }

        private static Record record(String number) {
            return Record.builder()
                    .dynamodb(change -> change.sequenceNumber(number).approximateCreationDateTime(Instant.EPOCH))
                    .build();
        }

        @Override
        public String serviceName() {
            return "fake";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
