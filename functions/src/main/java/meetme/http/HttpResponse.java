package meetme.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response from the API. It must not be cached unless it says so. */
public record HttpResponse(int status, Map<String, String> headers, String body) {

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse json(int status, Map<String, ? extends @Nullable Object> body) {
        return json(status, Json.write(body));
    }

    /** The same with a body that was written before. */
    public static HttpResponse json(int status, String written) {
        return of(status, "application/json; charset=utf-8", written);
    }

    public static HttpResponse html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static HttpResponse of(int status, String type, String body) {
        return new HttpResponse(status, Map.of("content-type", type, "cache-control", "no-store"), body);
    }

    /** Redirects the browser to a GET (RFC 9110, section 15.4.4). */
    public static HttpResponse seeOther(String path) {
        return new HttpResponse(303, Map.of("location", path, "cache-control", "no-store"), "");
    }

    /** The same response, with a page as its body. */
    public HttpResponse asHtml(String page) {
        return new HttpResponse(status, headers, page).with("content-type", "text/html; charset=utf-8");
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body);
    }

    public HttpResponse withoutBody() {
        return new HttpResponse(status, headers, "");
    }

    @Override
    public String toString() {
        return "HttpResponse[" + status + "]";
    }
}
