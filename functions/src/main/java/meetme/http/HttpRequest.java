package meetme.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call to the API.
 *
 * @param method in upper case
 * @param path as the client wrote it, undecoded
 * @param headers by name, in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // calls are not compared, and nobody changes the body
public record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

    public HttpRequest {
        headers = Map.copyOf(headers);
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
