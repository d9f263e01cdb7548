package meetme.requesting;

import java.time.Instant;
import meetme.meetup.Store;
import meetme.web.Answer;
import meetme.web.Call;

/** {@code GET /api/promise}: how the promise is kept, for everybody to see. */
public final class PromiseAccount {

    private final Store store;

    public PromiseAccount(Store store) {
        this.store = store;
    }

    public Answer tell(Call call, Instant now) {
        // The same for all, and five minutes late is early enough.
        return Answer.json(200, store.ledger().figures()).with("cache-control", "public, max-age=300");
    }
}
