package meetme.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import meetme.local.aws.LocalDynamoDb;
import meetme.local.aws.StreamPositions;
import meetme.local.desk.LocalClock;
import meetme.local.io.Unusable;
import meetme.local.mail.Inbox;

/** In a folder, through a restart and a kill; the folder of one running machine and of no other at the same time. */
final class DataFolder implements Data {
    private final Path folder;
    private final FileChannel lock;

    /** @throws Unusable if another machine is running on it */
    static DataFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(file)) {
            file.close();
            throw new Unusable(
                    "Another Meet Me is already running with the data in %s. Stop it, or set DATA_DIR to another folder."
                            .formatted(folder));
        }
        return new DataFolder(folder, file);
    }

    // The operating system gives the lock back when the process ends, however it ends.
    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock()).isPresent();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return false;
        }
    }

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    @Override
    public LocalClock clock() throws IOException {
        return LocalClock.keptIn(folder.resolve("clock"));
    }

    @Override
    public Inbox inbox(Clock clock) throws IOException {
        return Inbox.in(folder.resolve("mails"), clock);
    }

    @Override
    public LocalDynamoDb dynamoDb() throws IOException {
        return LocalDynamoDb.onDisk(folder.resolve("table"));
    }

    @Override
    public StreamPositions streamPositions(String streamArn) throws IOException {
        return StreamPositions.keptIn(folder.resolve("stream.json"), streamArn);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
