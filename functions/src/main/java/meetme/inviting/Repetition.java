package meetme.inviting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.http.Problem;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.security.Fingerprint;

/** The header by which a call that is repeated, because its answer was lost, is told from another one. */
final class Repetition {

    /** As problems name it. */
    static final String FIELD = "Idempotency-Key";

    private static final Duration KEEP = Duration.ofHours(24);
    private static final int LONGEST = 200;

    private Repetition() {}

    static boolean isWrong(HttpRequest call) {
        return header(call)
                .filter(key -> key.isBlank() || key.length() > LONGEST)
                .isPresent();
    }

    /**
     * What identifies it, if its sender wants that.
     *
     * @param scope within which a key means one thing
     * @param signedWith id of the key that signs the links in the answer
     */
    static Optional<IdempotencyKey> key(HttpRequest call, String scope, String signedWith) {
        return header(call)
                .map(key -> new IdempotencyKey(
                        Fingerprint.of(scope, key.getBytes(StandardCharsets.UTF_8)),
                        Fingerprint.of("body", call.body()),
                        KEEP,
                        Optional.of(signedWith)));
    }

    static HttpResponse keyReused() {
        return Problem.conflict("This Idempotency-Key was already used with a different body.");
    }

    /** When counts begin anew: at midnight, UTC. */
    static Duration untilTomorrow(Instant now) {
        Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return Duration.between(now, tomorrow).plusSeconds(1);
    }

    private static Optional<String> header(HttpRequest call) {
        return call.header("idempotency-key");
    }
}
