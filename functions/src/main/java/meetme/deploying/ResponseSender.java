package meetme.deploying;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import meetme.log.Log;

/**
 * Tells CloudFormation the outcome, with a PUT to the URL that it gave.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html">Response
 *     fields</a>
 */
public final class ResponseSender {

    // Together well within TimeLeft.RESERVE minus one step.
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The whole response may have 4,096 bytes; the rest of it is short. */
    private static final int LONGEST_WHY = 400;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Duration pause;

    /** @param pause between two attempts */
    public ResponseSender(Duration pause) {
        this.pause = pause;
    }

    /**
     * Tries a few times.
     *
     * @throws Unheard if none succeeded. Lambda then makes the same call again, and everything done here can be done
     *     twice
     */
    void send(ResourceRequest request, ResourceResponse outcome) {
        HttpRequest put = HttpRequest.newBuilder(request.answerTo().uri())
                .timeout(PATIENCE)
                // The URL is signed for an empty content type; anything else is refused.
                .header("Content-Type", "")
                .PUT(BodyPublishers.ofByteArray(json(request, outcome)))
                .build();
        for (int tries = 1; !isTaken(put); tries++) {
            if (tries == TRIES) {
                throw new Unheard();
            }
            rest();
        }
    }

    private boolean isTaken(HttpRequest request) {
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            Log.info("CloudFormation did not accept the response")
                    .count(answer.statusCode())
                    .write();
        } catch (IOException unreached) {
            Log.info("CloudFormation could not be reached").cause(unreached).write();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] json(ResourceRequest request, ResourceResponse outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("StackId", request.stackId());
        answer.put("RequestId", request.requestId());
        answer.put("LogicalResourceId", request.logicalId());
        switch (outcome) {
            case ResourceResponse.Done done -> {
                answer.put("Status", "SUCCESS");
                answer.put("PhysicalResourceId", done.physicalId());
                answer.put("NoEcho", true);
                answer.put("Data", done.attributes());
            }
            case ResourceResponse.Failed failed -> {
                answer.put("Status", "FAILED");
                answer.put("PhysicalResourceId", failed.physicalId());
                answer.put("Reason", shortened(failed.why()) + ". More is in the log: " + request.logs());
            }
        }
        try {
            return JSON.std.asBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    private static String shortened(String why) {
        return why.substring(0, Math.min(why.length(), LONGEST_WHY));
    }

    /** CloudFormation is still waiting. */
    static final class Unheard extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unheard() {
            super("CloudFormation took no answer");
        }
    }
}
