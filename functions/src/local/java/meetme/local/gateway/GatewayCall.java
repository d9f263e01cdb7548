package meetme.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;

/**
 * A call as the distribution hands it on to the gateway.
 *
 * @param address of the visitor
 */
@SuppressWarnings("ArrayRecordComponent") // calls are not compared
record GatewayCall(String method, URI uri, Headers headers, String protocol, String address, byte[] body) {

    /** All that the visitor sent. The distribution says who is there; what a visitor says about that is overwritten. */
    static GatewayCall of(HttpExchange exchange, byte[] body) {
        String address = address(exchange);
        Headers headers = new Headers();
        headers.putAll(exchange.getRequestHeaders());
        String host = exchange.getRequestHeaders().getFirst("Host");
        headers.set("x-viewer-host", host == null ? "" : host);
        headers.set("x-viewer-address", address);
        return new GatewayCall(
                exchange.getRequestMethod(), exchange.getRequestURI(), headers, exchange.getProtocol(), address, body);
    }

    /**
     * A call of the distribution's own, for what it keeps for everybody: nothing of the visitor's but the path, and whose call
     * brought it about.
     *
     * @param knownTag of what it has, empty where it has nothing
     */
    static GatewayCall forEverybody(HttpExchange exchange, String knownTag) {
        Headers headers = new Headers();
        headers.set("User-Agent", "Amazon CloudFront");
        if (!knownTag.isEmpty()) {
            headers.set("If-None-Match", knownTag);
        }
        return new GatewayCall(
                "GET",
                URI.create(exchange.getRequestURI().getRawPath()),
                headers,
                exchange.getProtocol(),
                address(exchange),
                new byte[0]);
    }

    // Bare, as CloudFront has it: without a port, nor the interface that Java names behind an IPv6 address of this
    // machine.
    private static String address(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress().replaceFirst("%.*", "");
    }
}
