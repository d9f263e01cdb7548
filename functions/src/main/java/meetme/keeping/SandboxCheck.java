package meetme.keeping;

import java.time.Duration;
import java.time.Instant;
import meetme.log.Log;
import meetme.mail.Account;
import meetme.meetup.MailState;

/** Finds out whether email reaches everybody yet, so the page can say so: a new account sends only to verified addresses. */
public final class SandboxCheck {

    /** It changes only once in an account's life. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final MailState state;
    private final Account account;
    private Instant next = Instant.MIN;

    public SandboxCheck(MailState state, Account account) {
        this.state = state;
        this.account = account;
    }

    void look(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        boolean sandboxed = account.quota().isSandbox();
        if (state.isSandboxed() != sandboxed) {
            state.setSandboxed(sandboxed);
            Log.info(sandboxed ? "Email reaches only verified addresses" : "Email reaches everybody")
                    .write();
        }
    }
}
