package meetme.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import meetme.http.HttpResponse;

/** The answer in the HTTP API's format 2.0. */
final class ApiAnswer {

    private ApiAnswer() {}

    static void write(HttpResponse response, OutputStream out) throws IOException {
        JSON.std.write(
                Map.of(
                        "statusCode", response.status(),
                        "headers", response.headers(),
                        "body", response.body(),
                        "isBase64Encoded", false),
                out);
    }
}
