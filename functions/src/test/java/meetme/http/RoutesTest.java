package meetme.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import meetme.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Routes routes = new Routes(new OriginSecrets("new-secret, old-secret"))
            .get("/api/look", (call, now) -> HttpResponse.json(200, Map.of("seen", true)))
            .post("/api/act", (call, now) -> HttpResponse.json(200, Map.of("done", true)));

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/look,  200",
        "HEAD,    /api/look,  200",
        "POST,    /api/act,   200",
        "GET,     /api/act,   405",
        "HEAD,    /api/act,   405",
        "OPTIONS, /api/act,   405",
        "DELETE,  /api/look,  405",
        "POST,    /api/look,  405",
        "GET,     /api/none,  404",
        "GET,     /api/look/, 404",
    })
    void onlyTheRightMethodGetsThrough(String method, String path, int status) {
        assertThat(answer(method, path, Map.of(), "").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "new-secret,             200",
        "old-secret,             200",
        "older-secret,           403",
        "'new-secret,old-secret', 403",
        "'',                     403",
        ",                       403",
    })
    void nobodyGoesRoundTheDistribution(String secret, int status) {
        Map<String, String> headers = secret == null ? Map.of() : Map.of("x-origin-secret", secret);

        HttpResponse response = routes.answer(new HttpRequest("GET", "/api/look", headers, new byte[0]), Samples.NOW);

        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void withoutASecretNothingIsAnswered(String secrets) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OriginSecrets(secrets));
    }

    @Test
    void aWrongMethodIsToldTheRightOne() {
        assertThat(answer("GET", "/api/act", Map.of(), "").headers()).containsEntry("allow", "POST");
        assertThat(answer("POST", "/api/look", Map.of(), "").headers()).containsEntry("allow", "GET, HEAD");
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.example.com, ,            200",
        "https://meet.example.com, same-origin, 200",
        "https://evil.example.com, ,            403",
        "http://meet.example.com.evil.com, ,    403",
        "https://meet.example.com, cross-site,  403",
        ", cross-site,                          403",
        ", same-site,                           403",
        ", same-origin,                         200",
        ", none,                                200",
        "null, ,                                403",
        "null, same-origin,                     200",
        "null, cross-site,                      403",
        "%%%, ,                                 403",
        ", ,                                    200",
    })
    void onlyOurOwnPageMayPost(String origin, String site, int status) {
        Map<String, String> headers = new HashMap<>(Map.of("x-viewer-host", "meet.example.com"));
        if (origin != null) {
            headers.put("origin", origin);
        }
        if (site != null) {
            headers.put("sec-fetch-site", site);
        }

        assertThat(answer("POST", "/api/act", headers, "").status()).isEqualTo(status);
    }

    @Test
    void aBodyMayHaveSixteenKibibytesAndNoMore() {
        assertThat(answer("POST", "/api/act", Map.of(), "x".repeat(16_384)).status())
                .isEqualTo(200);
        assertThat(answer("POST", "/api/act", Map.of(), "x".repeat(16_385)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "\ufeff{}",
                "{\"a\":NaN}"
            })
    void whatIsNotOneJsonObjectIsNotRead(String body) {
        assertThat(Json.readObject(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void neitherOtherEncodingsNorBottomlessNestingIsRead() {
        assertThat(Json.readObject("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(Json.readObject("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .isEmpty();
        assertThat(Json.readObject(("{\"a\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Json.readObject("{\"a\":1e400}".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(Json.readObject("{\"name\":\"Zoë 🎈\"}".getBytes(StandardCharsets.UTF_8)))
                .hasValue(Map.of("name", "Zoë 🎈"));
    }

    @Test
    void aFormIsReadAsBrowsersWriteIt() {
        assertThat(FormBody.read("name=Zo%C3%AB+V&times=a&times=b&empty=&=x".getBytes(StandardCharsets.UTF_8)))
                .hasValue(Map.of(
                        "name", List.of("Zoë V"), "times", List.of("a", "b"), "empty", List.of(""), "", List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%+1", "a=%ff", "a=%C3"})
    void aBrokenFormIsNotRead(String body) {
        assertThat(FormBody.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private HttpResponse answer(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("x-origin-secret", "new-secret");
        return routes.answer(new HttpRequest(method, path, all, body.getBytes(StandardCharsets.UTF_8)), Samples.NOW);
    }
}
