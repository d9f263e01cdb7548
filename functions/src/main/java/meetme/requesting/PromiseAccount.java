package meetme.requesting;

import java.time.Instant;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.meetup.Store;

/** {@code GET /api/promise}: how the promise is kept, for everybody to see. */
public final class PromiseAccount {

    private final Store store;

    public PromiseAccount(Store store) {
        this.store = store;
    }

    public HttpResponse tell(HttpRequest call, Instant now) {
        // The same for all, and five minutes late is early enough.
        return HttpResponse.json(200, store.ledger().figures()).with("cache-control", "public, max-age=300");
    }
}
