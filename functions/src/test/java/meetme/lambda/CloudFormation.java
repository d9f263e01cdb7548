package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** CloudFormation, as a custom resource sees it: it calls the function, and waits at an address for the answer. */
final class CloudFormation implements AutoCloseable {

    private static final String EVENT = TestCloud.resource("/events/custom-resource.json");

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private volatile Duration timeLeft = Duration.ofMinutes(4);

    /** What was put to the address. */
    @SuppressWarnings("ArrayRecordComponent") // answers are not compared
    record Heard(String method, String contentType, byte[] body) {

        Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        String text(String field) {
            return (String) json().get(field);
        }

        @SuppressWarnings("unchecked")
        String attribute(String name) {
            return ((Map<String, String>) json().get("Data")).get(name);
        }
    }

    CloudFormation() throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    /** The next answers are refused so. */
    void refuse(Integer... with) {
        statuses.addAll(List.of(with));
    }

    /** What Lambda says is left when it is asked. */
    void timeLeft(Duration left) {
        timeLeft = left;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    Heard answer() {
        return heard.getLast();
    }

    Map<String, Object> event(String type, String resource, Map<String, Object> properties) {
        try {
            Map<String, Object> event = new HashMap<>(JSON.std.mapFrom(EVENT));
            event.put("RequestType", type);
            event.put("ResourceType", resource);
            event.put("ResourceProperties", properties);
            event.put("RequestId", UUID.randomUUID().toString());
            event.put("ResponseURL", "http://127.0.0.1:" + server.getAddress().getPort() + "/answer?signature=s3cr3t");
            return event;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls it as Lambda does, bytes in. */
    Heard call(PublisherFunction function, Map<String, Object> event) {
        var _ = invoke(function, TestCloud.json(event));
        return answer();
    }

    /** The same by hand, as with {@code aws lambda invoke}; returns what the function says. */
    Map<String, Object> invoke(PublisherFunction function, byte[] event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event), out, context());
            return JSON.std.mapFrom(out.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Context context() {
        return (Context) Proxy.newProxyInstance(
                CloudFormation.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> Math.toIntExact(timeLeft.toMillis());
                    case "getLogGroupName" -> "PublisherLog";
                    case "getLogStreamName" -> "2026/11/22/[$LATEST]1";
                    default -> throw new AssertionError(method);
                });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
