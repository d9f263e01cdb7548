package meetme.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import meetme.deploying.MediaTypes;
import meetme.deploying.PageAddress;
import meetme.deploying.SiteFile;
import meetme.local.io.HttpReplies;

/** The site's files under the paths that the distribution gives them: {@code /es/status} is es/status.html. */
public final class StaticSite implements HttpHandler {
    /** What the distribution shows where there is nothing. */
    private static final String NOT_FOUND = "/404.html";

    private final Path folder;
    private final PageAddress address;

    public StaticSite(Path folder, URI base) {
        this.folder = folder.toAbsolutePath().normalize();
        address = new PageAddress(base);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            HttpReplies.write(exchange, 405, "text/plain; charset=utf-8", "Only GET and HEAD\n");
            return;
        }
        Optional<Path> file = file(exchange.getRequestURI().getPath());
        if (file.isEmpty()) {
            Optional<Path> missing = file(NOT_FOUND);
            byte[] page = missing.isPresent() ? content(missing.get()) : "Not found\n".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", MediaTypes.of(NOT_FOUND));
            HttpReplies.write(exchange, 404, page);
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Type", MediaTypes.of(file.get().toString()));
        exchange.getResponseHeaders().set("Cache-Control", cacheControl(file.get()));
        HttpReplies.writeCompressed(exchange, 200, content(file.get()));
    }

    // Whoever edits a page or replaces a picture wants to see it; scripts and styles have a new name then, as in the
    // bucket.
    private String cacheControl(Path file) {
        SiteFile published = new SiteFile(folder.relativize(file).toString().replace('\\', '/'), file);
        return published.isOfABuild() ? published.cacheControl() : "no-cache";
    }

    // As the publisher puts it into the bucket.
    private byte[] content(Path file) throws IOException {
        return file.toString().endsWith(".html")
                ? address.in(Files.readString(file)).getBytes(UTF_8)
                : Files.readAllBytes(file);
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
    public static String fileName(String path) {
        if (path.endsWith("/")) {
            return path + "index.html";
        }
        boolean hasExtension = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return hasExtension ? path : path + ".html";
    }

    private boolean isInside(Path file) throws IOException {
        return file.startsWith(folder) && file.toRealPath().startsWith(folder.toRealPath());
    }
}
