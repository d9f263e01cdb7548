package meetme.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the API. None may be kept by a cache unless it says so. */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Map<String, ? extends @Nullable Object> body) {
        return of(status, "application/json; charset=utf-8", Json.write(body));
    }

    public static Answer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static Answer of(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", type, "cache-control", "no-store"), body);
    }

    /** Sends the browser on with a GET (RFC 9110, section 15.4.4). */
    public static Answer seeOther(String path) {
        return new Answer(303, Map.of("location", path, "cache-control", "no-store"), "");
    }

    /** The same answer, told by a page. */
    public Answer asHtml(String page) {
        return new Answer(status, headers, page).with("content-type", "text/html; charset=utf-8");
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public Answer withoutBody() {
        return new Answer(status, headers, "");
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
