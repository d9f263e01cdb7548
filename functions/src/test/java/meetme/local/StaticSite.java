package meetme.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The site's files under the paths that the distribution gives them: {@code /es/status} is es/status.html. */
final class StaticSite implements HttpHandler {
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("xml", "application/xml; charset=utf-8"),
            Map.entry("ics", "text/calendar; charset=utf-8"),
            Map.entry("svg", "image/svg+xml; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("woff2", "font/woff2"));
    private static final String NOT_FOUND = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Not found</title>
            <h1>There is no such page</h1>
            <p><a href="/">Go to the first page</a></p>
            </html>
            """;

    private final Path folder;

    StaticSite(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            Answers.write(exchange, 405, "text/plain; charset=utf-8", "Only GET and HEAD\n");
            return;
        }
        Optional<Path> file = file(exchange.getRequestURI().getPath());
        if (file.isEmpty()) {
            Answers.write(exchange, 404, TYPES.getOrDefault("html", OTHER), NOT_FOUND);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type(file.get()));
        // Whoever edits a page wants to see it.
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        Answers.write(exchange, 200, Files.readAllBytes(file.get()));
    }

    private Optional<Path> file(String path) {
        try {
            Path file = folder.resolve(fileName(path).substring(1)).normalize();
            return isInside(file) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | IOException noFileOfOurs) {
            return Optional.empty();
        }
    }

    /** As the distribution's function does it, which does not know what files there are. */
    static String fileName(String path) {
        if (path.endsWith("/")) {
            return path + "index.html";
        }
        boolean hasExtension = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return hasExtension ? path : path + ".html";
    }

    private boolean isInside(Path file) throws IOException {
        return file.startsWith(folder) && file.toRealPath().startsWith(folder.toRealPath());
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }
}
