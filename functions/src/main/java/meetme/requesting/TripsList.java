package meetme.requesting;

import java.time.Instant;
import meetme.calendar.TripsFeed;
import meetme.host.Host;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;

/** {@code GET /api/trips.ics}: where the host will be when, for anybody's calendar. */
public final class TripsList {

    private final TripsFeed feed;

    public TripsList(Host host) {
        this.feed = new TripsFeed(host);
    }

    public HttpResponse list(HttpRequest request, Instant now) {
        return HttpResponse.of(200, "text/calendar; charset=utf-8", feed.of());
    }
}
