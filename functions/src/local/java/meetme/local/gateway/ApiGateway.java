package meetme.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import meetme.local.aws.LambdaCall;

/**
 * An HTTP API of API Gateway before a function: the template's routes, events of payload format 2.0 as bytes, and the
 * answers as bytes again.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     The payload format</a>
 */
public final class ApiGateway implements HttpHandler {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    private static final int BODY_BYTES = 10 * 1024 * 1024;
    private static final int HEADER_BYTES = 10_240;

    private final String functionName;
    private final RequestStreamHandler function;
    private final List<GatewayRoute> routes;
    private final Map<String, String> addedHeaders;
    private final Clock clock;

    /**
     * The gateway of one function.
     *
     * @param addedHeaders what the distribution sends to its origin with each request, such as a secret
     */
    public ApiGateway(
            String functionName,
            RequestStreamHandler function,
            List<GatewayRoute> routes,
            Map<String, String> addedHeaders,
            Clock clock) {
        this.functionName = functionName;
        this.function = function;
        this.routes = List.copyOf(routes);
        this.addedHeaders = Map.copyOf(addedHeaders);
        this.clock = clock;
    }

    /** Whether the distribution sends this path here and not to the site. */
    boolean serves(String path) {
        return routes.stream().anyMatch(route -> path.startsWith(route.fixedPart()));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        GatewayAnswer answer = answer(exchange);
        answer.write(exchange);
    }

    private GatewayAnswer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        if (body.length > BODY_BYTES) {
            return GatewayAnswer.ofGateway(413, "Request Entity Too Large");
        }
        if (headerBytes(exchange) > HEADER_BYTES) {
            return GatewayAnswer.ofGateway(431, "Request Header Fields Too Large");
        }
        return answer(GatewayCall.of(exchange, body));
    }

    /** What the function answers, if there is a route to it. */
    GatewayAnswer answer(GatewayCall call) {
        Optional<GatewayRoute> route = routes.stream()
                .filter(each -> each.matches(call.method(), call.uri().getPath()))
                .findFirst();
        return route.map(each -> invoke(GatewayEvent.of(call, each, addedHeaders, clock.instant())))
                .orElseGet(() -> GatewayAnswer.ofGateway(404, "Not Found"));
    }

    private static int headerBytes(HttpExchange exchange) {
        return exchange.getRequestURI().toString().length()
                + exchange.getRequestHeaders().values().stream()
                        .flatMap(List::stream)
                        .mapToInt(String::length)
                        .sum();
    }

    private GatewayAnswer invoke(Map<String, Object> event) {
        try {
            return GatewayAnswer.ofFunction(LambdaCall.answer(functionName, function, event));
        } catch (RuntimeException | Error failed) {
            System.err.println(functionName + " failed");
            failed.printStackTrace();
            return GatewayAnswer.ofGateway(500, "Internal Server Error");
        }
    }
}
