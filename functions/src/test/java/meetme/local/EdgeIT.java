package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code EDGE=on}: the whole program behind what the distribution keeps of it. */
class EdgeIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private final OneMachine machine = OneMachine.start(RealProgram.forTests().withEdge(true), new RealProgram());

    EdgeIT() throws IOException {}

    @AfterEach
    void close() {
        machine.close();
        client.close();
    }

    @Test
    void whatIsTheSameForEverybodyIsKeptWhateverAVisitorAdds() throws Exception {
        HttpResponse<String> first = get("/api/openings?visitor=1");
        HttpResponse<String> second = get("/api/openings?visitor=2", "Cookie", "a=b", "Authorization", "c");
        HttpResponse<String> known = get("/api/openings", "If-None-Match", "W/" + header(first, "etag"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "x-cache")).startsWith("Miss");
        assertThat(header(second, "x-cache")).startsWith("Hit");
        assertThat(second.body()).isEqualTo(first.body());
        // As behind the real one.
        assertThat(header(second, "content-security-policy")).contains("default-src 'none'");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void itIsCompressedForWhoeverTakesItUnderAWeakTag() throws Exception {
        HttpResponse<byte[]> packed = client.send(
                HttpRequest.newBuilder(machine.base().resolve("/api/openings"))
                        .header("Accept-Encoding", "gzip, br")
                        .build(),
                BodyHandlers.ofByteArray());
        HttpResponse<String> plain = get("/api/openings");

        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("etag")).hasValue("W/" + header(plain, "etag"));
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(plain.body());
        }
    }

    @Test
    void allElseReachesTheFunction() throws Exception {
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(machine.base().resolve("/api/openings"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(header(posted, "allow")).isEqualTo("GET, HEAD");
        assertThat(get("/api/nowhere").headers().firstValue("x-cache")).isEmpty();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(machine.base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
