package meetme.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import meetme.local.io.JsonMaps;
import meetme.local.io.Loopback;
import meetme.local.io.MapFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiGatewayIT {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-12-03T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicReference<Map<String, Object>> event = new AtomicReference<>(Map.of());
    private final AtomicReference<String> answer = new AtomicReference<>("{\"statusCode\": 200, \"body\": \"ok\"}");
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiGatewayIT() throws IOException {
        RequestStreamHandler function = (input, output, context) -> {
            event.set(JsonMaps.object(input.readAllBytes()));
            output.write(answer.get().getBytes(UTF_8));
        };
        server = Loopback.server(0);
        server.createContext("/", exchange -> {
            try (exchange) {
                new ApiGateway(
                                "ApiFunction",
                                function,
                                List.of(GatewayRoute.of("ANY /api/{proxy+}")),
                                Map.of("x-origin-secret", "s"),
                                NOON)
                        .handle(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        client.close();
        server.stop(0);
    }

    @Test
    void makesAnEventOfARequest() throws Exception {
        send(request("/api/host/calendar/abc.ics?a=1&b=%C3%BC&a=2&c")
                .header("X-Two", "1")
                .header("X-Two", "2"));

        assertThat(event.get())
                .containsEntry("version", "2.0")
                .containsEntry("routeKey", "ANY /api/{proxy+}")
                .containsEntry("rawPath", "/api/host/calendar/abc.ics")
                .containsEntry("rawQueryString", "a=1&b=%C3%BC&a=2&c")
                .containsEntry("queryStringParameters", Map.of("a", "1,2", "b", "ü", "c", ""))
                .containsEntry("pathParameters", Map.of("proxy", "host/calendar/abc.ics"))
                .containsEntry("isBase64Encoded", false)
                .doesNotContainKeys("body", "cookies");
        assertThat(headers()).containsEntry("x-two", "1,2").containsEntry("x-origin-secret", "s");
        assertThat(MapFields.map(event.get(), "requestContext"))
                .containsEntry("stage", "$default")
                .containsEntry("time", "03/Dec/2026:12:00:00 +0000")
                .containsEntry("timeEpoch", 1796299200000L)
                .containsKeys("accountId", "apiId", "domainName", "requestId");
        assertThat(MapFields.map(MapFields.map(event.get(), "requestContext"), "http"))
                .containsEntry("method", "GET")
                .containsEntry("path", "/api/host/calendar/abc.ics")
                .containsEntry("protocol", "HTTP/1.1")
                .containsEntry("sourceIp", "127.0.0.1")
                .containsKey("userAgent");
    }

    @Test
    void saysWhoIsThereWhateverTheVisitorSays() throws Exception {
        send(request("/api/x").header("X-Viewer-Host", "evil.example").header("X-Viewer-Address", "6.6.6.6"));

        assertThat(headers())
                .containsEntry(
                        "x-viewer-host", "localhost:" + server.getAddress().getPort())
                // As CloudFront has it: the bare address, without the port.
                .containsEntry("x-viewer-address", "127.0.0.1")
                .hasEntrySatisfying(
                        "host", host -> assertThat(host).asString().endsWith(".execute-api.us-east-1.amazonaws.com"));
    }

    @Test
    void putsCookiesAside() throws Exception {
        send(request("/api/x").header("Cookie", "a=1; b=2"));

        assertThat(event.get()).containsEntry("cookies", List.of("a=1", "b=2"));
        assertThat(headers()).doesNotContainKey("cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "application/json; charset=utf-8, false",
        "text/plain, false",
        "application/x-www-form-urlencoded, true",
        "multipart/form-data; boundary=x, true",
        "application/octet-stream, true",
        "application/problem+json, true",
        "'', true"
    })
    void codesABodyAsTheRealGatewayDoes(String contentType, boolean base64) throws Exception {
        HttpRequest.Builder request = request("/api/x").POST(BodyPublishers.ofString("a=ü"));
        send(contentType.isEmpty() ? request : request.header("Content-Type", contentType));

        assertThat(event.get())
                .containsEntry("isBase64Encoded", base64)
                .containsEntry("body", base64 ? Base64.getEncoder().encodeToString("a=ü".getBytes(UTF_8)) : "a=ü");
    }

    @Test
    void handsOnWhatIsNoTextThoughItSaysSoAsItIs() throws Exception {
        byte[] latin1 = {'"', (byte) 0xe9, '"'};
        send(request("/api/x").POST(BodyPublishers.ofByteArray(latin1)).header("Content-Type", "application/json"));

        assertThat(event.get())
                .containsEntry("isBase64Encoded", true)
                .containsEntry("body", Base64.getEncoder().encodeToString(latin1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"})
    void letsEveryMethodPass(String method) throws Exception {
        String answered = RawHttp.send(base(), method + " /api/x HTTP/1.1", "Host: localhost");

        assertThat(answered).startsWith("HTTP/1.1 200 OK").contains("Content-length: 2");
        assertThat(answered.endsWith("\r\n\r\nok")).isEqualTo(!method.equals("HEAD"));
        assertThat(MapFields.map(MapFields.map(event.get(), "requestContext"), "http"))
                .containsEntry("method", method);
    }

    @Test
    void givesTheAnswerOfTheFunction() throws Exception {
        answer.set("""
                {"statusCode": 422, "headers": {"content-type": "application/problem+json", "Retry-After": 5},
                 "multiValueHeaders": {"Link": ["<a>", "<b>"]}, "cookies": ["a=1", "b=2"], "body": "{\\"ü\\":1}"}
                """);

        HttpResponse<String> response = send(request("/api/x"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("{\"ü\":1}");
        assertThat(response.headers().allValues("content-type")).containsExactly("application/problem+json");
        assertThat(response.headers().allValues("retry-after")).containsExactly("5");
        assertThat(response.headers().allValues("link")).containsExactly("<a>", "<b>");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void decodesABinaryAnswer() throws Exception {
        answer.set("{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"w7w=\"}");

        HttpResponse<String> response = send(request("/api/x"));

        assertThat(response.body()).isEqualTo("ü");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void anEmptyAnswerHasNoBody() throws Exception {
        answer.set("{\"statusCode\": 303, \"headers\": {\"Location\": \"/asked\"}}");

        HttpResponse<String> response = send(request("/api/x"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{\"statusCode\": \"many\"}",
                "{\"statusCode\": 200, \"headers\": {\"a\": \"b\\nc\"}}"
            })
    void anAnswerThatIsNoneIsAnErrorOfTheServer(String nonsense) throws Exception {
        answer.set(nonsense);

        HttpResponse<String> response = send(request("/api/x"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        HttpResponse<String> response =
                send(request("/api/x").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(event.get()).isEmpty();
    }

    @Test
    void refusesHeadersThatAreTooLong() throws Exception {
        assertThat(send(request("/api/x").header("X-Long", "x".repeat(10_240))).statusCode())
                .isEqualTo(431);
        assertThat(event.get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/", "/other"})
    void knowsNoOtherRoute(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    private Map<String, Object> headers() {
        return MapFields.map(event.get(), "headers");
    }

    private URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base().resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
