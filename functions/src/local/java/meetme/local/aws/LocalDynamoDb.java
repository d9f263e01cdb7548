package meetme.local.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this process, on the loopback address and a free port.
 *
 * <p>Its own server would listen on every address and report its start to AWS. Only its handler is used here, behind
 * our own connector: the telemetry lives in the server that is left out.
 */
public final class LocalDynamoDb implements AutoCloseable {
    // Longer than any client keeps a connection: who reuses one never finds it closed.
    private static final int IDLE_MILLIS = 3_600_000;
    private static final String NO_OTHER_ORIGIN = "";
    private static final Set<String> WRITES =
            Set.of("BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem");

    private final LocalDynamoDBServerHandler database;
    private final Server server;
    private final URI endpoint;
    private volatile Runnable afterWrite = () -> {};

    /** Forgets everything when it is closed. */
    public static LocalDynamoDb inMemory() {
        return new LocalDynamoDb(new LocalDynamoDBRequestHandler(0, true, null, true, false));
    }

    /** Keeps everything in the folder, through a restart and a kill. */
    public static LocalDynamoDb onDisk(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new LocalDynamoDb(new Committing(folder));
    }

    /**
     * DynamoDB Local puts the COMMIT of a transaction into a queue and answers, without waiting for it. A kill in between took back
     * what had been promised. Whatever is read after it waits in the same queue behind it.
     */
    private static final class Committing extends LocalDynamoDBRequestHandler {
        Committing(Path folder) {
            super(0, false, folder.toString(), true, false);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(
                String accessKey, String region, TransactWriteItemsRequest transaction) {
            TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, transaction);
            var _ = listTables(
                    accessKey, region, ListTablesRequest.builder().limit(1).build());
            return response;
        }
    }

    private LocalDynamoDb(LocalDynamoDBRequestHandler requests) {
        database = new LocalDynamoDBServerHandler(requests, NO_OTHER_ORIGIN);
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Watched(database));
        start();
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Tells of each write, when it has been made or refused. */
    private final class Watched extends Handler.Wrapper {
        Watched(Handler calls) {
            super(calls);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return super.handle(
                    request, response, isWrite(request) ? Callback.from(callback, () -> afterWrite.run()) : callback);
        }

        // Such as DynamoDB_20120810.PutItem.
        private static boolean isWrite(Request request) {
            String operation = request.getHeaders().get("X-Amz-Target");
            return operation != null && WRITES.contains(operation.replaceFirst(".*[.]", ""));
        }
    }

    private void start() {
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not start", failed);
        }
    }

    /** Replaces what is done after each write. */
    public void afterWrites(Runnable call) {
        afterWrite = call;
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not stop", failed);
        } finally {
            database.close();
        }
    }
}
