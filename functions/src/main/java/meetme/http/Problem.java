package meetme.http;

import java.time.Duration;
import java.util.List;

/** Responses that refuse a call, as {@code application/problem+json} (RFC 9457). */
public final class Problem {

    private Problem() {}

    public static HttpResponse notJson() {
        return of(400, "Not JSON", "The body must be one JSON object in UTF-8.", List.of());
    }

    public static HttpResponse notAForm() {
        return of(400, "Not a form", "The body must be a URL-encoded form in UTF-8.", List.of());
    }

    public static HttpResponse unknownFields(List<String> names) {
        return of(
                400,
                "Unknown field",
                "The body has unknown fields.",
                names.stream()
                        .map(name -> new FieldError(name, "This field is unknown."))
                        .toList());
    }

    /** For a call that did not come through the page's own address. */
    public static HttpResponse roundTheDistribution() {
        return of(403, "Wrong address", "Use the page's own address.", List.of());
    }

    public static HttpResponse foreignOrigin() {
        return of(403, "Foreign origin", "This can only be sent from the page itself.", List.of());
    }

    /** The same for unknown, expired and foreign tokens, so that guessing reveals nothing. */
    public static HttpResponse notFound() {
        return of(404, "Not found", "There is nothing here, or not anymore.", List.of());
    }

    public static HttpResponse methodNotAllowed(String allowed) {
        return of(405, "Method not allowed", "Use " + allowed + ".", List.of()).with("allow", allowed);
    }

    public static HttpResponse conflict(String detail) {
        return conflict(detail, new JsonObject());
    }

    /**
     * The same with what has changed.
     *
     * @param now further members of the answer
     */
    public static HttpResponse conflict(String detail, JsonObject now) {
        return of(409, "Conflict", detail, List.of(), now);
    }

    public static HttpResponse tooLarge(int largest) {
        return of(413, "Too large", "The body must not exceed " + largest / 1024 + " KiB.", List.of());
    }

    public static HttpResponse unsupportedType(String types) {
        return of(415, "Unsupported media type", "Send " + types + ".", List.of());
    }

    public static HttpResponse invalid(List<FieldError> errors) {
        return invalid("Please check what you entered", "Some fields need another look.", errors);
    }

    /** The same, in the language of the person who filled in the fields. */
    public static HttpResponse invalid(String title, String detail, List<FieldError> errors) {
        return of(422, title, detail, errors);
    }

    public static HttpResponse tooMany(String detail, Duration retryAfter) {
        return of(429, "Too many requests", detail, List.of()).with("retry-after", seconds(retryAfter));
    }

    /** AWS is in trouble, or we are. */
    public static HttpResponse unavailable() {
        return unavailable(
                "This is taking longer than it should. Please try again in a moment.", Duration.ofSeconds(5));
    }

    public static HttpResponse unavailable(String detail, Duration retryAfter) {
        return of(503, "Temporarily unavailable", detail, List.of()).with("retry-after", seconds(retryAfter));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static HttpResponse of(int status, String title, String detail, List<FieldError> errors) {
        return of(status, title, detail, errors, new JsonObject());
    }

    private static HttpResponse of(int status, String title, String detail, List<FieldError> errors, JsonObject more) {
        JsonObject body = new JsonObject()
                .with("type", "about:blank")
                .with("title", title)
                .with("status", status)
                .with("detail", detail)
                .with("errors", errors.stream().map(Problem::error).toList())
                .withAll(more);
        return HttpResponse.of(status, "application/problem+json; charset=utf-8", Json.write(body));
    }

    private static JsonObject error(FieldError error) {
        return new JsonObject().with("field", error.field()).with("message", error.message());
    }
}
