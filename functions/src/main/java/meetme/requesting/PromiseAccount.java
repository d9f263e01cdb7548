package meetme.requesting;

import java.time.Instant;
import meetme.http.HttpRequest;
import meetme.http.HttpResponse;
import meetme.meetup.PublicAccount;

/** {@code GET /api/promise}: how the promise is kept, for everybody to see. */
public final class PromiseAccount {

    private final PublicAccount account;

    public PromiseAccount(PublicAccount account) {
        this.account = account;
    }

    public HttpResponse tell(HttpRequest request, Instant now) {
        return HttpResponse.json(200, account.ledger().figures());
    }
}
