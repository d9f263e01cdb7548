package meetme.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;

/** The API behind what the distribution keeps of it. */
public record Edge(EdgeCache cache, ApiGateway gateway) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!cache.keeps(exchange.getRequestMethod(), path)) {
            gateway.handle(exchange);
            return;
        }
        String known = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                .orElse("");
        cache.answer(path, known, tag -> gateway.answer(GatewayCall.forEverybody(exchange, tag)))
                .writeCompressed(exchange);
    }
}
