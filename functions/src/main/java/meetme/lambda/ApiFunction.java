package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.http.Routes;
import meetme.log.Log;
import meetme.meetup.StoreUnavailable;

/** Answers every call to {@code /api/}. */
public final class ApiFunction implements RequestStreamHandler {

    private static final HttpResponse PONG =
            HttpResponse.of(204, "text/plain", "").withoutBody();

    private final Routes routes;
    private final Clock clock;

    /** For Lambda. */
    public ApiFunction() {
        this(Wiring.fromEnvironment());
    }

    /** Does in advance what the first call would otherwise wait for: warms everything up, and fetches the keys. */
    ApiFunction(Wiring wiring) {
        this(wiring.routes(), Wiring.realClock());
        Wiring offline = wiring.offline();
        offline.warmUp(new ApiFunction(offline.routes(), clock)::answer).run();
        wiring.fetchKeys();
    }

    public ApiFunction(Routes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(in, out);
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        Optional<HttpRequest> call;
        try {
            call = ApiEvent.read(in);
        } catch (IllegalArgumentException notBase64) {
            ApiAnswer.write(Problem.notJson(), out);
            return;
        }
        ApiAnswer.write(call.map(this::answerByMethod).orElse(PONG), out);
    }

    // No answer to HEAD has a body, not even a refusal (RFC 9110, section 9.3.2).
    private HttpResponse answerByMethod(HttpRequest call) {
        HttpResponse response = answer(call);
        return call.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private HttpResponse answer(HttpRequest call) {
        try {
            return routes.answer(call, clock.instant());
        } catch (StoreUnavailable trouble) {
            Log.info("AWS is busy").cause(trouble).write();
        } catch (RuntimeException
                | Error fault) { // including a class missing from the zip, or a stack that is too small
            Log.alarm("A call failed", clock.millis()).cause(fault).write();
        }
        // All that the visitor can do is try again, and their form has an idempotency key.
        return Problem.unavailable();
    }
}
