package meetme.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import meetme.web.Call;

/** API Gateway's event in the HTTP API's format 2.0. */
final class ApiEvent {

    private ApiEvent() {}

    /**
     * Reads one; there is no call in the ping that keeps the function warm. Read from the stream: the runtime's own way of
     * doing that costs some hundred milliseconds when cold.
     */
    static Optional<Call> read(InputStream in) throws IOException {
        APIGatewayV2HTTPEvent event = JSON.std.beanFrom(APIGatewayV2HTTPEvent.class, in);
        if (event.getRequestContext() == null) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        if (event.getHeaders() != null) {
            event.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        return Optional.of(
                new Call(event.getRequestContext().getHttp().getMethod(), event.getRawPath(), headers, body(event)));
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
