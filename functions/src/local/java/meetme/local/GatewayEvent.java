package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A request as an event of payload format 2.0. A field that has nothing to say is left out, as the gateway does. */
final class GatewayEvent {
    private static final String API_ID = "meetme";
    private static final String DOMAIN = API_ID + ".execute-api." + Intrinsics.REGION + ".amazonaws.com";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    // Everything else comes as base64, forms too. AWS does not say so; it was tried there:
    // https://github.com/ministackorg/ministack/pull/766
    private static final Set<String> TEXTS = Set.of("application/json", "application/xml", "application/javascript");

    private GatewayEvent() {}

    static Map<String, Object> of(
            HttpExchange exchange, byte[] body, GatewayRoute route, Map<String, String> addedHeaders, Instant now) {
        Map<String, String> headers = headers(exchange, addedHeaders);
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        // Decoded, whatever its name says: https://github.com/honojs/hono/issues/2156
        String path = exchange.getRequestURI().getPath();

        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        List<String> cookies = cookies(exchange.getRequestHeaders());
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers);
        if (!query.isEmpty()) {
            event.put("queryStringParameters", FormCoding.fields(query));
        }
        event.put("requestContext", context(exchange, headers, path, route, now));
        if (!route.variables(path).isEmpty()) {
            event.put("pathParameters", route.variables(path));
        }
        boolean text = isText(headers.getOrDefault("content-type", ""));
        if (body.length > 0) {
            event.put(
                    "body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
        return event;
    }

    private static Map<String, String> headers(HttpExchange exchange, Map<String, String> addedHeaders) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("cookie");
        String address = address(exchange);
        // The distribution says who is there; what a visitor says about that is overwritten.
        headers.put("x-viewer-host", headers.getOrDefault("host", ""));
        headers.put("x-viewer-address", address);
        // In the cloud a function sees the gateway's own name here.
        headers.put("host", DOMAIN);
        headers.merge("x-forwarded-for", address, (forged, real) -> forged + ", " + real);
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        headers.put("x-amzn-trace-id", "Root=1-" + UUID.randomUUID());
        headers.putAll(addedHeaders);
        return headers;
    }

    // Bare, as CloudFront has it: without a port, nor the interface that Java names behind an IPv6 address of this
    // machine.
    private static String address(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress().replaceFirst("%.*", "");
    }

    private static List<String> cookies(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split("; *")))
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static Map<String, Object> context(
            HttpExchange exchange, Map<String, String> headers, String path, GatewayRoute route, Instant now) {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", exchange.getRequestMethod());
        http.put("path", path);
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", address(exchange));
        http.put("userAgent", headers.getOrDefault("user-agent", ""));

        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", Intrinsics.ACCOUNT);
        context.put("apiId", API_ID);
        context.put("domainName", DOMAIN);
        context.put("domainPrefix", API_ID);
        context.put("http", http);
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXTS.contains(type);
    }
}
