package meetme.requesting;

import java.time.Instant;
import meetme.calendar.TripsFeed;
import meetme.host.CurrentHost;
import meetme.host.Plans;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;

/** {@code GET /api/trips.ics}: where the host will be when, for anybody's calendar. */
public final class TripsList {

    private final CurrentHost current;
    private final Plans plans;

    public TripsList(CurrentHost current, Plans plans) {
        this.current = current;
        this.plans = plans;
    }

    public HttpResponse list(HttpRequest request, Instant now) {
        return HttpResponse.of(
                200, "text/calendar; charset=utf-8", new TripsFeed(current.with(plans.glance(), now)).of());
    }
}
