package meetme.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the distribution adds to answers in the cloud, by path, so that a page that would break there breaks here. Without
 * Strict-Transport-Security, which localhost must not have.
 */
final class SecurityHeaders {

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    // A browser that was told to send no referrer sends a form with "Origin: null".
    private static final Map<String, String> FORM = with("Referrer-Policy", "same-origin");

    /** The form is shown on the page in each language, and again by the API where it was refused. */
    static final Map<String, Map<String, String>> BY_PATH =
            Map.of("/", FORM, "/en/", FORM, "/es/", FORM, "/de/", FORM, "/api/requests", FORM, "/*", ALL);

    private SecurityHeaders() {}

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(ALL);
        headers.put(name, value);
        return Map.copyOf(headers);
    }
}
