package meetme.local;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import meetme.local.aws.LocalDynamoDb;
import meetme.local.aws.StreamPositions;
import meetme.local.desk.LocalClock;
import meetme.local.mail.Inbox;

/** Where the table, the mails, the clock and the place in the stream are kept. */
interface Data extends AutoCloseable {
    LocalClock clock() throws IOException;

    Inbox inbox(Clock clock) throws IOException;

    LocalDynamoDb dynamoDb() throws IOException;

    StreamPositions streamPositions(String streamArn) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Nowhere: all is forgotten at the end.
     *
     * @param startAt the program's time at the start, if not the real one
     */
    record Forgotten(Optional<Instant> startAt) implements Data {
        @Override
        public LocalClock clock() {
            return startAt.map(LocalClock::startingAt).orElseGet(LocalClock::inMemory);
        }

        @Override
        public Inbox inbox(Clock clock) throws IOException {
            return Inbox.temporary(clock);
        }

        @Override
        public LocalDynamoDb dynamoDb() {
            return LocalDynamoDb.inMemory();
        }

        @Override
        public StreamPositions streamPositions(String streamArn) {
            return StreamPositions.inMemory(streamArn);
        }

        @Override
        public void close() {
            // The operating system tidies its temporary files.
        }
    }
}
