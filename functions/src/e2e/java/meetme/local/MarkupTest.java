package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The W3C's own checker on every page. Warnings count as mistakes. */
@Tag("e2e")
class MarkupTest {

    private static final Path SITE = Path.of("target", "site");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsValid(Path page) throws Exception {
        assertThat(faults(Files.newInputStream(page))).isEmpty();
    }

    @Test
    void theRefusedFormIsValid() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest empty = HttpRequest.newBuilder(URI.create(STAGE.url("/api/requests")))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("name=%22%3E%3Cb%3E&times=2026-12-01T03:00&city=denver"))
                    .build();
            HttpResponse<byte[]> refused = http.send(empty, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("id=\"problems\"");
            assertThat(faults(new ByteArrayInputStream(refused.body()))).isEmpty();
        }
    }

    @Test
    void theCheckerSeesAMistake() throws Exception {
        String page = "<!doctype html><html lang=en><title>A</title><p id=a><p id=a>";
        assertThat(faults(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }

    @SuppressWarnings("unchecked")
    static List<String> faults(InputStream page) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        try (page) {
            String said = validator.validate(page);
            return ((List<Map<String, Object>>) JSON.std.mapFrom(said).get("messages"))
                    .stream()
                            .map(message -> "line %s: %s".formatted(message.get("lastLine"), message.get("message")))
                            .toList();
        }
    }
}
