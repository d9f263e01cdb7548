package meetme.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import meetme.local.desk.Desk;
import meetme.local.io.HttpReplies;
import meetme.local.io.Loopback;
import meetme.local.io.Unusable;

/** The one address of everything, as the distribution is in the cloud: the API, the site, and here the desk too. */
public final class FrontDoor implements AutoCloseable {
    private final HttpServer server;

    /**
     * Takes the port; who comes now waits until it is open.
     *
     * @param port 0 for any free one
     * @throws Unusable if the port is taken
     */
    public FrontDoor(int port) throws IOException {
        try {
            server = Loopback.server(port);
        } catch (BindException taken) {
            throw new Unusable(
                    "Port %d is taken. Free it, or choose another one: PORT=%d mvn -Plocal".formatted(port, port + 1));
        }
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /**
     * Answers from now on, also whoever has been waiting.
     *
     * @param gateway knows which paths are the API's
     * @param api answers them: the gateway, or what keeps its answers
     * @param securityHeaders of the site and the API, by path, or else by the longest pattern that fits, in which {@code *}
     *     is anything and {@code ?} any one character
     */
    public void open(
            ApiGateway gateway,
            HttpHandler api,
            Desk desk,
            StaticSite site,
            Map<String, Map<String, String>> securityHeaders) {
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/local") || path.startsWith("/local/")) {
                answer(exchange, desk);
                return;
            }
            headersOf(path, securityHeaders).forEach(exchange.getResponseHeaders()::set);
            answer(exchange, gateway.serves(path) ? api : site);
        });
        server.start();
    }

    private static Map<String, String> headersOf(String path, Map<String, Map<String, String>> byPath) {
        if (byPath.containsKey(path)) {
            return byPath.get(path);
        }
        return byPath.keySet().stream()
                .filter(pattern ->
                        path.matches("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E"))
                .max(Comparator.comparingInt(String::length))
                .map(byPath::get)
                .orElse(Map.of());
    }

    private static void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        try (exchange) {
            answerOrReport(exchange, handler);
        }
    }

    private static void answerOrReport(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            HttpReplies.write(
                    exchange,
                    500,
                    "text/plain; charset=utf-8",
                    "Something went wrong; see the output of mvn -Plocal\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
