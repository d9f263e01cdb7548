package meetme.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import meetme.web.Answer;

/** The answer in the HTTP API's format 2.0. */
final class ApiAnswer {

    private ApiAnswer() {}

    static void write(Answer answer, OutputStream out) throws IOException {
        JSON.std.write(
                Map.of(
                        "statusCode", answer.status(),
                        "headers", answer.headers(),
                        "body", answer.body(),
                        "isBase64Encoded", false),
                out);
    }
}
