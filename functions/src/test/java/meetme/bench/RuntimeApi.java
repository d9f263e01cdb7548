package meetme.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import meetme.local.io.Loopback;

/**
 * Lambda's Runtime API for one function: hands out events, takes answers, and notes when each came.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Something that the function asked for or said, and when, in {@link System#nanoTime}. */
    sealed interface Said {

        /** It is ready for an event. */
        record Ready(long at) implements Said {}

        record Answered(long at, JsonNode body) implements Said {}

        record Failed(String why) implements Said {}
    }

    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final SynchronousQueue<byte[]> events = new SynchronousQueue<>();
    private final HttpServer server;

    RuntimeApi() throws IOException {
        server = Loopback.server(0);
        server.createContext(ROOT, this::handle);
        server.start();
    }

    /** As in the environment variable {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void handOver(byte[] event) throws InterruptedException {
        events.put(event);
    }

    BlockingQueue<Said> said() {
        return said;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        try (exchange) {
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            long at = System.nanoTime();
            said.add(
                    path.endsWith("/response")
                            ? new Said.Answered(at, Events.JSON.readTree(body))
                            : new Said.Failed(path + ": " + new String(body, StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(202, -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        said.add(new Said.Ready(System.nanoTime()));
        byte[] event = events.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(TIMEOUT).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-west-2:123456789012:function:bench");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
