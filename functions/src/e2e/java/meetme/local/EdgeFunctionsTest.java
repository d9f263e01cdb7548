package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import meetme.local.gateway.StaticSite;
import meetme.local.template.Template;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The functions that CloudFront runs, as they stand in template.yaml, on events as CloudFront gives them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">The
 *     event</a>
 */
@Tag("e2e")
class EdgeFunctionsTest {

    private static final Path SITE = Path.of("target", "site");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Page page = STAGE.phone();

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "2001:db8:1:2::7"})
    void theCallerCannotSayWhoItIsOrWhereItCalls(String viewer) throws IOException {
        Map<String, Object> request = Map.of(
                "method", "POST",
                "uri", "/api/requests",
                "querystring", Map.of(),
                "cookies", Map.of(),
                "headers",
                        Map.of(
                                "host", Map.of("value", "meet.example.com"),
                                "x-viewer-host", Map.of("value", "evil.example"),
                                "x-viewer-address", Map.of("value", "192.0.2.1"),
                                "x-forwarded-for", Map.of("value", "192.0.2.2")));

        Map<?, ?> headers = (Map<?, ?>) run("ViewerFunction", request, viewer).get("headers");

        assertThat(headers.get("x-viewer-host")).isEqualTo(Map.of("value", "meet.example.com"));
        assertThat(headers.get("x-viewer-address")).isEqualTo(Map.of("value", viewer));
        assertThat(headers.get("host")).isEqualTo(Map.of("value", "meet.example.com"));
    }

    @Test
    void aPathLeadsToTheFileThatItLeadsToOnOneMachine() throws IOException {
        List<String> paths =
                List.of("/", "/es/", "/status", "/es/status", "/styles.css", "/de/card.png", "/none", "/a.b/c");

        for (String path : paths) {
            assertThat(run("PathFunction", request(path)).get("uri")).isEqualTo(StaticSite.fileName(path));
        }
    }

    @Test
    void everyPageOfTheSiteHasAPath() throws IOException {
        try (Stream<Path> all = Files.walk(SITE)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                String name = "/" + SITE.relativize(file).toString().replace('\\', '/');
                String path = name.replaceAll("(?<=/)index\\.html$|\\.html$", "");
                assertThat(run("PathFunction", request(path)).get("uri")).isEqualTo(name);
            }
        }
    }

    private static Map<String, Object> request(String path) {
        return Map.of(
                "method", "GET",
                "uri", path,
                "querystring", Map.of(),
                "headers", Map.of("host", Map.of("value", "meet.example.com")),
                "cookies", Map.of());
    }

    private Map<?, ?> run(String function, Map<String, Object> request) throws IOException {
        return run(function, request, "198.51.100.7");
    }

    private Map<?, ?> run(String function, Map<String, Object> request, String viewer) throws IOException {
        Object code = Template.read(Path.of("..", "template.yaml"))
                .properties(function)
                .getOrDefault("FunctionCode", "");
        Map<String, Object> event = Map.of(
                "version",
                "1.0",
                "context",
                Map.of("eventType", "viewer-request", "requestId", "1"),
                "viewer",
                Map.of("ip", viewer),
                "request",
                request);
        // The page's own policy forbids to make a function of a text, so no page is open.
        page.navigate("about:blank");
        return (Map<?, ?>) page.evaluate(
                "([code, event]) => new Function(code + '; return handler;')()(event)", List.of(code, event));
    }
}
