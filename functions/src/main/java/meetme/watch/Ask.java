package meetme.watch;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.EmailAddress;
import meetme.meetup.WatchId;

/**
 * That somebody types an address to be told there. Nobody has shown yet that it is theirs.
 *
 * @param nonce freshly drawn, for the links to a watch that there is not yet
 */
public record Ask(EmailAddress email, Wish wish, String nonce) {

    public WatchId id() {
        return WatchIds.of(email);
    }

    /**
     * What comes of it.
     *
     * @param mails whether the address is to be asked for a confirmation by mail: at most once a day
     */
    public record Result(Watch watch, boolean mails) {}

    /**
     * Adds it to what there is.
     *
     * @param before for that mailbox
     */
    public Result after(Optional<Watch> before, Instant now) {
        Optional<Instant> mailedAt = before.flatMap(Watch::mailedAt);
        boolean mails = Watcher.mayBeMailed(mailedAt, now);
        Optional<Instant> mailed = mails ? Optional.of(now) : mailedAt;
        Watcher fresh = new Watcher(id(), email, wish.language(), nonce, mailed);
        if (before.isEmpty()) {
            return new Result(Watch.Asked.by(fresh, wish), mails);
        }
        Watch after = switch (before.get()) {
            case Watch.Asked asked -> asked.with(email, wish, mailed, now);
            case Watch.On on -> on.with(wish, mailed, now);
            case Watch.Off _ -> Watch.Asked.by(fresh, wish);
        };
        return new Result(after, mails);
    }

    @Override
    public String toString() {
        return "Ask[…]";
    }
}
