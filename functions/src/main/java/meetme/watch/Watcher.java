package meetme.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import meetme.meetup.EmailAddress;
import meetme.meetup.WatchId;

/**
 * Who wants to be told.
 *
 * @param email where mail goes
 * @param language that it is written in
 * @param nonce that every link to this watch repeats, in hexadecimal; without it they open nothing
 * @param mailedAt when they were last asked by mail to confirm something
 */
public record Watcher(WatchId id, EmailAddress email, Locale language, String nonce, Optional<Instant> mailedAt) {

    /** Anybody can type anybody's address, so a mailbox gets one mail to confirm in that time. */
    static final Duration ONE_MAIL = Duration.ofDays(1);

    static boolean mayBeMailed(Optional<Instant> mailedAt, Instant now) {
        return mailedAt.map(at -> !now.isBefore(at.plus(ONE_MAIL))).orElse(true);
    }

    Watcher mailed(Optional<Instant> at) {
        return new Watcher(id, email, language, nonce, at);
    }

    Watcher speaking(Locale other) {
        return new Watcher(id, email, other, nonce, mailedAt);
    }

    @Override
    public String toString() {
        return "Watcher[…]";
    }
}
