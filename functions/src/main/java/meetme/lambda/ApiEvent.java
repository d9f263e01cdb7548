package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.http.HttpRequest;

/**
 * API Gateway's event in the HTTP API's format 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">An
 *     example of the event</a>
 */
final class ApiEvent {

    private ApiEvent() {}

    /**
     * Reads one; the ping that keeps the function warm contains no call.
     *
     * @throws IllegalArgumentException if the body is not the Base64 that the event says it is
     */
    static Optional<HttpRequest> read(InputStream in) throws IOException {
        Map<String, Object> event = EventJson.read(in);
        Map<String, Object> http = EventJson.object(EventJson.object(event, "requestContext"), "http");
        if (http.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HttpRequest(
                EventJson.text(http, "method").orElse(""),
                EventJson.text(event, "rawPath").orElse(""),
                EventJson.text(event, "rawQueryString").orElse(""),
                headers(event),
                body(event)));
    }

    private static Map<String, String> headers(Map<String, Object> event) {
        Map<String, String> headers = new HashMap<>();
        EventJson.object(event, "headers")
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.toString()));
        return headers;
    }

    private static byte[] body(Map<String, Object> event) {
        String body = EventJson.text(event, "body").orElse("");
        return Boolean.TRUE.equals(event.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(UTF_8);
    }
}
