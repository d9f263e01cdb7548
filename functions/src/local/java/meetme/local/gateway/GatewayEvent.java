package meetme.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
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
import meetme.local.io.FormCoding;
import meetme.local.template.Intrinsics;

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

    static Map<String, Object> of(GatewayCall call, GatewayRoute route, Map<String, String> addedHeaders, Instant now) {
        Map<String, String> headers = headers(call, addedHeaders);
        String query = Optional.ofNullable(call.uri().getRawQuery()).orElse("");
        // Decoded, whatever its name says: https://github.com/honojs/hono/issues/2156
        String path = call.uri().getPath();

        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        List<String> cookies = cookies(call.headers());
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers);
        if (!query.isEmpty()) {
            event.put("queryStringParameters", FormCoding.fields(query));
        }
        event.put("requestContext", context(call, headers, path, route, now));
        if (!route.variables(path).isEmpty()) {
            event.put("pathParameters", route.variables(path));
        }
        body(event, call.body(), headers.getOrDefault("content-type", ""));
        return event;
    }

    // What says that it is text and is not stays as it is: nobody documents what AWS makes of that, and the function is
    // to see it.
    private static void body(Map<String, Object> event, byte[] body, String contentType) {
        String text = isText(contentType) ? new String(body, UTF_8) : "";
        boolean isText = Arrays.equals(text.getBytes(UTF_8), body);
        if (body.length > 0) {
            event.put("body", isText ? text : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", !isText);
    }

    private static Map<String, String> headers(GatewayCall call, Map<String, String> addedHeaders) {
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("cookie");
        // In the cloud a function sees the gateway's own name here.
        headers.put("host", DOMAIN);
        headers.merge("x-forwarded-for", call.address(), (forged, real) -> forged + ", " + real);
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        headers.put("x-amzn-trace-id", "Root=1-" + UUID.randomUUID());
        headers.putAll(addedHeaders);
        return headers;
    }

    private static List<String> cookies(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split("; *")))
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static Map<String, Object> context(
            GatewayCall call, Map<String, String> headers, String path, GatewayRoute route, Instant now) {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", call.method());
        http.put("path", path);
        http.put("protocol", call.protocol());
        http.put("sourceIp", call.address());
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
