package meetme.local.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import meetme.local.io.AtomicFile;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;

/**
 * How far each shard of a stream has been handled, as Lambda remembers it. With a file it survives a restart; what was
 * handled just before a kill may be handed over again: at least once, as in the cloud.
 */
public final class StreamPositions {
    private final Optional<Path> file;
    private final String streamArn;
    private final Map<String, String> sequenceNumbers = new LinkedHashMap<>();

    public static StreamPositions keptIn(Path file, String streamArn) throws IOException {
        StreamPositions positions = new StreamPositions(Optional.of(file), streamArn);
        if (Files.exists(file)) {
            positions.load(JsonMaps.object(Files.readAllBytes(file)));
        }
        return positions;
    }

    public static StreamPositions inMemory(String streamArn) {
        return new StreamPositions(Optional.empty(), streamArn);
    }

    private StreamPositions(Optional<Path> file, String streamArn) {
        this.file = file;
        this.streamArn = streamArn;
    }

    // Positions in another stream, of a table that has been deleted since, say nothing about this one.
    private void load(Map<String, Object> kept) {
        if (streamArn.equals(kept.get("stream"))) {
            MapFields.map(kept, "shards").forEach((shard, last) -> sequenceNumbers.put(shard, String.valueOf(last)));
        }
    }

    Optional<String> lastHandled(String shardId) {
        return Optional.ofNullable(sequenceNumbers.get(shardId));
    }

    void handled(String shardId, String sequenceNumber) {
        sequenceNumbers.put(shardId, sequenceNumber);
        file.ifPresent(
                kept -> AtomicFile.write(kept, JsonMaps.bytes(Map.of("stream", streamArn, "shards", sequenceNumbers))));
    }

    /** What this shard held is no longer there to be continued. */
    void forget(String shardId) {
        sequenceNumbers.remove(shardId);
    }
}
