package meetme.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import meetme.deploying.Publisher;
import meetme.deploying.TimeLeft;
import meetme.log.Log;
import meetme.meetup.Fault;
import meetme.security.RingHistory;

/**
 * Does what CloudFormation cannot do in a deployment: publishes the site and makes the key ring. The host calls it to rotate
 * the keys: {@code {"rotate":"keys"}}.
 */
public final class PublisherFunction implements RequestStreamHandler {

    private final Publisher publisher;

    /** For Lambda. */
    public PublisherFunction() {
        this(PublisherWiring.fromEnvironment().publisher());
    }

    public PublisherFunction(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        JSON.std.write(answer(PublisherEvent.read(in, context)), out);
    }

    private Map<String, Object> answer(PublisherEvent event) {
        return switch (event) {
            case PublisherEvent.OfCloudFormation deployment -> {
                // The response goes elsewhere.
                publisher.serve(deployment.request());
                yield Map.of();
            }
            case PublisherEvent.Rotate rotate -> rotate(rotate.time());
            case PublisherEvent.Unreadable _ -> Map.of("error", "Say {\"rotate\":\"keys\"}. Nothing was changed");
        };
    }

    private Map<String, Object> rotate(TimeLeft time) {
        try {
            return answer(publisher.turnKeys(time));
        } catch (RuntimeException | Error fault) {
            Log.warning("The keys could not be rotated").cause(fault).write();
            return Map.of(
                    "error",
                    "It is not known whether this was done. Run it again; one new key too many does no harm",
                    "why",
                    Fault.in(fault).code());
        }
    }

    private static Map<String, Object> answer(RingHistory turned) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("keys", turned.ring().keys().size());
        turned.turnedAt().ifPresent(since -> answer.put("newestSince", since.toString()));
        return answer;
    }
}
