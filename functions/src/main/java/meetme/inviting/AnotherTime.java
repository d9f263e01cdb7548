package meetme.inviting;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import meetme.http.Fields;
import meetme.http.HttpResponse;
import meetme.meetup.RequestDetails;

/** Reads the form by which anybody asks for a time: another step knows how. */
@FunctionalInterface
public interface AnotherTime {

    /**
     * Says what is wrong with it, or what became of what is asked for.
     *
     * @param asked what becomes of it; nothing where it has to be tried again
     */
    Optional<HttpResponse> read(Fields fields, Instant now, Function<RequestDetails, Optional<HttpResponse>> asked);
}
