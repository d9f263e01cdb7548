package meetme.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
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

    private final LocalDynamoDBServerHandler database;
    private final Server server;
    private final URI endpoint;

    /** Forgets everything when it is closed. */
    public static LocalDynamoDb inMemory() {
        return new LocalDynamoDb(new LocalDynamoDBRequestHandler(0, true, null, true, false));
    }

    /** Keeps everything in the folder, through a restart and a kill. */
    public static LocalDynamoDb onDisk(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new LocalDynamoDb(new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false));
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
        server.setHandler(database);
        start();
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private void start() {
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not start", failed);
        }
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
