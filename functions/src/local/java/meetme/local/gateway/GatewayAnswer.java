package meetme.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import meetme.local.io.HttpReplies;
import meetme.local.io.JsonMaps;
import meetme.local.io.MapFields;

/** What goes back to the visitor: an answer of the function, read as the gateway reads it, or one of the gateway. */
public final class GatewayAnswer {
    private static final List<String> OF_THE_CONNECTION = List.of("Content-Length", "Connection", "Transfer-Encoding");

    private final int status;
    private final Headers headers;
    private final byte[] body;

    static GatewayAnswer ofGateway(int status, String message) {
        return new GatewayAnswer(
                status, Headers.of("Content-Type", "application/json"), JsonMaps.bytes(Map.of("message", message)));
    }

    /**
     * What a visitor gets of it.
     *
     * @throws IllegalArgumentException if the gateway could not read it
     */
    public static GatewayAnswer ofFunction(byte[] json) {
        Map<String, Object> answer = JsonMaps.object(json);
        if (!answer.containsKey("statusCode")) {
            // The gateway takes it for the body.
            return new GatewayAnswer(200, Headers.of("Content-Type", "application/json"), json);
        }
        String body = answer.get("body") instanceof String text ? text : "";
        return new GatewayAnswer(
                Integer.parseInt(MapFields.text(answer, "statusCode")),
                headers(answer),
                MapFields.flag(answer, "isBase64Encoded") ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8));
    }

    private static Headers headers(Map<String, Object> answer) {
        Headers headers = new Headers();
        headers.set("Content-Type", "text/plain; charset=utf-8");
        MapFields.map(answer, "headers").forEach((name, value) -> headers.set(name, String.valueOf(value)));
        MapFields.map(answer, "multiValueHeaders")
                .forEach((name, values) -> headers.put(name, MapFields.texts(values)));
        if (answer.get("cookies") instanceof List<?> cookies && !cookies.isEmpty()) {
            headers.put("Set-Cookie", MapFields.texts(cookies));
        }
        OF_THE_CONNECTION.forEach(headers::remove);
        return headers;
    }

    private GatewayAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The header's value; empty without one. */
    public String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /** The same with one more header. */
    GatewayAnswer with(String name, String value) {
        Headers more = new Headers();
        more.putAll(headers);
        more.set(name, value);
        return new GatewayAnswer(status, more, body);
    }

    /** The answer to a visitor who has it. */
    GatewayAnswer notModified() {
        Headers without = new Headers();
        without.putAll(headers);
        without.remove("Content-Type");
        return new GatewayAnswer(304, without, new byte[0]);
    }

    void write(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        HttpReplies.write(exchange, status, body);
    }

    void writeCompressed(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        HttpReplies.writeCompressed(exchange, status, body);
    }
}
