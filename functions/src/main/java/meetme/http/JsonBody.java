package meetme.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the body of a call that must be JSON, or says what is wrong with it. */
public final class JsonBody {

    private static final String JSON = "application/json";

    private JsonBody() {}

    /**
     * Lets in a body in which no field is unknown.
     *
     * @param known the names of the fields that there may be
     */
    public static HttpResponse read(HttpRequest call, Set<String> known, Function<Fields, HttpResponse> inside) {
        return read(call, fields -> {
            List<String> unknown = fields.unknown(known);
            return unknown.isEmpty() ? inside.apply(fields) : Problem.unknownFields(unknown);
        });
    }

    /** The same, whatever fields there are. */
    public static HttpResponse read(HttpRequest call, Function<Fields, HttpResponse> inside) {
        if (!call.mediaType().equals(JSON)) {
            return Problem.unsupportedType(JSON);
        }
        return Json.readObject(call.body()).map(Fields::new).map(inside).orElseGet(Problem::notJson);
    }
}
