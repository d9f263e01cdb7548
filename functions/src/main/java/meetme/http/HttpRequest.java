package meetme.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call to the API.
 *
 * @param method in upper case
 * @param path as the client wrote it, undecoded
 * @param query as the client wrote it, without the question mark
 * @param headers by name, in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // calls are not compared, and nobody changes the body
public record HttpRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** One without a query. */
    public HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {
        this(method, path, "", headers, body);
    }

    /** The first value of that name in the query. What cannot be read is not there. */
    public Optional<String> parameter(String name) {
        return FormBody.read(query.getBytes(StandardCharsets.UTF_8))
                .map(values -> values.getOrDefault(name, List.of()))
                .filter(values -> !values.isEmpty())
                .map(List::getFirst);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body's media type without parameters, in lower case; empty if there is none. */
    public String mediaType() {
        String type = headers.getOrDefault("content-type", "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "HttpRequest[" + method + "]";
    }
}
