package meetme.keeping;

import java.time.Duration;
import java.time.Instant;
import meetme.log.Log;
import meetme.mail.Account;
import meetme.meetup.Store;

/** Finds out whether mail reaches everybody yet, for the page to tell: a new account writes to verified addresses only. */
public final class SandboxCheck {

    /** It changes once in an account's life. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Store store;
    private final Account account;
    private Instant next = Instant.MIN;

    public SandboxCheck(Store store, Account account) {
        this.store = store;
        this.account = account;
    }

    void look(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        boolean sandboxed = account.quota().isSandbox();
        if (store.isSandboxed() != sandboxed) {
            store.setSandboxed(sandboxed);
            Log.info(sandboxed ? "Mail reaches verified addresses only" : "Mail reaches everybody")
                    .write();
        }
    }
}
