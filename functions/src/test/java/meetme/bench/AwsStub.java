package meetme.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import javax.net.ssl.SSLContext;
import meetme.local.io.Loopback;

/**
 * DynamoDB and SES behind TLS, as far as a cold start sees them: keeps what is put, finds it by its key, lets every condition
 * hold, and answers at once. What the functions really do is for the tests on DynamoDB Local.
 */
final class AwsStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENT = "<SendRawEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
            + "<SendRawEmailResult><MessageId>0000</MessageId></SendRawEmailResult>"
            + "<ResponseMetadata><RequestId>0000</RequestId></ResponseMetadata></SendRawEmailResponse>";

    private final HttpsServer server;
    private final Map<String, JsonNode> items = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> lasts = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    AwsStub(SSLContext context) throws IOException {
        server = Loopback.server(context);
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** The operations since the last time it was asked, in their order. */
    List<String> takeCalls() {
        synchronized (calls) {
            List<String> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    /** The last item that was put with that sort key. */
    Optional<JsonNode> last(String sortKey) {
        return Optional.ofNullable(lasts.get(sortKey));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target == null) {
                note(new String(body, UTF_8).contains("Action=SendRawEmail") ? "SendRawEmail" : "unknown");
                send(exchange, "text/xml", SENT.getBytes(UTF_8));
                return;
            }
            String operation = target.substring(target.indexOf('.') + 1);
            note(operation);
            byte[] answer = JSON.writeValueAsBytes(answer(operation, JSON.readTree(body)));
            CRC32 crc = new CRC32();
            crc.update(answer);
            exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(crc.getValue()));
            send(exchange, "application/x-amz-json-1.0", answer);
        }
    }

    private void note(String operation) {
        synchronized (calls) {
            calls.add(operation);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-amzn-RequestId", "0000");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private ObjectNode answer(String operation, JsonNode call) {
        ObjectNode answer = JSON.createObjectNode();
        switch (operation) {
            case "GetItem" -> found(call.get("Key")).ifPresent(item -> answer.set("Item", item));
            case "BatchGetItem" -> {
                ObjectNode tables = answer.putObject("Responses");
                call.get("RequestItems").properties().forEach(table -> {
                    var all = tables.putArray(table.getKey());
                    table.getValue().get("Keys").forEach(key -> found(key).ifPresent(all::add));
                });
                answer.putObject("UnprocessedKeys");
            }
            case "PutItem" -> put(call.get("Item"));
            case "UpdateItem" -> found(call.get("Key")).ifPresent(item -> answer.set("Attributes", item));
            case "TransactWriteItems" ->
                call.get("TransactItems")
                        .forEach(each -> Optional.ofNullable(each.get("Put")).ifPresent(put -> put(put.get("Item"))));
            default -> throw new IllegalArgumentException("The stub does not know " + operation);
        }
        return answer;
    }

    private Optional<JsonNode> found(JsonNode key) {
        return Optional.ofNullable(items.get(key(key)));
    }

    private void put(JsonNode item) {
        items.put(key(item), item);
        lasts.put(item.path("sk").path("S").asText(), item);
    }

    private static String key(JsonNode item) {
        return item.path("pk").path("S").asText() + "\n"
                + item.path("sk").path("S").asText();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
