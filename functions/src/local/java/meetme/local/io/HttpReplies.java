package meetme.local.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Writes answers; the JDK's server leaves to its user what HEAD, 204 and 304 must not have. */
public final class HttpReplies {
    private static final int NO_BODY = -1;

    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
    private static final int WORTH_IT = 1_000;
    private static final Set<String> COMPRESSED = Set.of(
            "text/html", "text/css", "text/javascript", "text/plain", "text/xml", "application/json", "image/svg+xml");

    private HttpReplies() {}

    public static void write(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        write(exchange, status, text.getBytes(UTF_8));
    }

    /** Compressed for whoever takes it, as the distribution does. A tag of the body is a weak one then. */
    public static void writeCompressed(HttpExchange exchange, int status, byte[] body) throws IOException {
        String type = Optional.ofNullable(exchange.getResponseHeaders().getFirst("Content-Type"))
                .orElse("");
        String taken = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                .orElse("");
        if (body.length < WORTH_IT || !taken.contains("gzip") || !COMPRESSED.contains(type.split(";", -1)[0])) {
            write(exchange, status, body);
            return;
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        exchange.getResponseHeaders()
                .computeIfPresent(
                        "Etag",
                        (name, tags) -> tags.stream()
                                .map(tag -> tag.startsWith("W/") ? tag : "W/" + tag)
                                .toList());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        write(exchange, status, packed.toByteArray());
    }

    public static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, NO_BODY);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(status, NO_BODY);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
