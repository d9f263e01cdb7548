package meetme.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import meetme.local.io.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StaticSiteIT {
    private final HttpServer server;

    StaticSiteIT(@TempDir Path folder) throws IOException {
        Path site = Files.createDirectories(folder.resolve("site/es")).getParent();
        Files.writeString(folder.resolve("secret.html"), "secret");
        Files.writeString(site.resolve("index.html"), "home");
        Files.writeString(site.resolve("status.html"), "status");
        Files.writeString(site.resolve("es/index.html"), "inicio");
        Files.writeString(site.resolve("es/status.html"), "estado");
        Files.writeString(site.resolve("404.html"), "nothing here");
        Files.writeString(site.resolve("styles.css"), "css");
        Files.writeString(site.resolve("form.mjs"), "js");
        Files.writeString(site.resolve("host.json"), "{}");
        Files.writeString(site.resolve("card.png"), "png");
        Files.createDirectories(site.resolve("v/0123456789ab/ask"));
        Files.writeString(site.resolve("v/0123456789ab/ask/ask.js"), "ask");
        server = Loopback.server(0);
        server.createContext("/", exchange -> {
            try (exchange) {
                new StaticSite(site, URI.create("http://localhost:8080")).handle(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/, home, text/html; charset=utf-8",
        "/index.html, home, text/html; charset=utf-8",
        "/status, status, text/html; charset=utf-8",
        "/status?lang=en, status, text/html; charset=utf-8",
        "/es/, inicio, text/html; charset=utf-8",
        "/es/status, estado, text/html; charset=utf-8",
        "/styles.css, css, text/css; charset=utf-8",
        "/form.mjs, js, text/javascript; charset=utf-8",
        "/host.json, {}, application/json; charset=utf-8",
        "/card.png, png, image/png"
    })
    void servesTheFilesUnderTheirPrettyPaths(String path, String content, String type) throws IOException {
        assertThat(get(path))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-type: " + type + "\r\n")
                .endsWith("\r\n\r\n" + content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v/0123456789ab/ask/ask.js | public, max-age=31536000, immutable",
                "/                          | no-cache",
                "/card.png                  | no-cache"
            })
    void whatIsNamedAfterItsContentIsKeptAndTheRestIsAskedAbout(String path, String kept) throws IOException {
        assertThat(get(path)).contains("\r\nCache-control: " + kept + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/es",
                "/status/",
                "/../secret.html",
                "/%2e%2e/secret.html",
                "/..%2fsecret.html",
                "/..%5csecret.html",
                "/es/../../secret",
                "//secret.html",
                "/%00",
                "/index.html/"
            })
    void servesNothingElse(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404 Not Found\r\n").doesNotContain("\r\n\r\nsecret");
    }

    @Test
    void whereThereIsNothingTheSitesOwnPageSaysSo() throws IOException {
        assertThat(get("/nope"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("Content-type: text/html; charset=utf-8\r\n")
                .endsWith("\r\n\r\nnothing here");
    }

    @Test
    void answersHeadWithoutTheBody() throws IOException {
        assertThat(send("HEAD", "/"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-length: 4\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void isThereForReadingOnly(String method) throws IOException {
        assertThat(send(method, "/")).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
    }

    private String get(String path) throws IOException {
        return send("GET", path);
    }

    private String send(String method, String path) throws IOException {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        return RawHttp.send(base, method + " " + path + " HTTP/1.1", "Host: localhost");
    }
}
