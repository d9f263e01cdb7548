package meetme.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import meetme.http.Routes.Route;

/**
 * An answer that is the same for everybody, so that the distribution may keep it for a minute instead of calling the function for
 * each visitor. It is that of the full minute, so that all instances of the function give the same one, with the same
 * {@link EntityTag}.
 */
final class SharedAnswer implements Route {

    /** The distribution keeps it, a browser asks again. No stale-while-revalidate: after a quiet hour, the answer would be an hour old. */
    private static final String CACHE_CONTROL = "public, max-age=0, s-maxage=60";

    private final Route route;

    SharedAnswer(Route route) {
        this.route = route;
    }

    @Override
    public HttpResponse answer(HttpRequest call, Instant now) {
        HttpResponse answer = route.answer(call, now.truncatedTo(ChronoUnit.MINUTES));
        if (answer.status() != 200) {
            return answer;
        }
        return EntityTag.of(call, answer.with("cache-control", CACHE_CONTROL));
    }
}
