package meetme.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import meetme.meetup.EmailAddress;
import meetme.meetup.WatchId;

/**
 * What one mailbox wants to be told of. There is one for each mailbox, with all the places in it, so that whoever waits for a
 * city and for wherever it is gets one mail of a trip, and one button ends it all.
 */
public sealed interface Watch {

    /** How long somebody is told after they last confirmed that they want to be. */
    Duration KEPT = Duration.ofDays(730);

    /** So many places at most; those that have waited the longest make room. */
    int MOST = 20;

    WatchId id();

    /** When its owner was last asked by mail to confirm something. */
    Optional<Instant> mailedAt();

    /** Who can be written to; nobody any more, once it is over. */
    Optional<Watcher> watcher();

    /** What waits to be confirmed, the latest last. */
    List<Wish> waiting();

    /** Every place in it, confirmed or not, the latest last. */
    List<Wish> places();

    /** When it next changes with time alone. */
    Instant nextAt();

    /** What time has left of it; empty if that is nothing. */
    Optional<Watch> at(Instant now);

    /**
     * Nobody has confirmed it.
     *
     * @param waiting at least one
     */
    record Asked(Watcher who, List<Wish> waiting) implements Watch {

        public Asked {
            waiting = List.copyOf(waiting);
        }

        static Asked by(Watcher who, Wish wish) {
            return new Asked(who, List.of(wish));
        }

        // Until somebody has shown that they read the mailbox, the last spelling is as good as any before.
        Asked with(EmailAddress email, Wish wish, Optional<Instant> mailed, Instant now) {
            Watcher again = new Watcher(who.id(), email, wish.language(), who.nonce(), mailed);
            return new Asked(again, added(alive(waiting, now), wish));
        }

        /** All that waits, because its owner was mailed once for all of it. */
        public On confirm(Instant now) {
            return new On(who, waiting, List.of(), now.plus(KEPT));
        }

        @Override
        public WatchId id() {
            return who.id();
        }

        @Override
        public Optional<Instant> mailedAt() {
            return who.mailedAt();
        }

        @Override
        public Optional<Watcher> watcher() {
            return Optional.of(who);
        }

        @Override
        public List<Wish> places() {
            return waiting;
        }

        @Override
        public Instant nextAt() {
            return firstLapse(waiting).orElseThrow();
        }

        @Override
        public Optional<Watch> at(Instant now) {
            List<Wish> left = alive(waiting, now);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Asked(who, left));
        }

        @Override
        public String toString() {
            return "Asked[…]";
        }
    }

    /**
     * Its owner has confirmed it.
     *
     * @param wishes what they are told of, at least one
     * @param waiting what somebody has typed with their address since, and they have not confirmed
     * @param until when it ends by itself
     */
    record On(Watcher who, List<Wish> wishes, List<Wish> waiting, Instant until) implements Watch {

        public On {
            wishes = List.copyOf(wishes);
            waiting = List.copyOf(waiting);
        }

        // Address and language stay as their owner has confirmed them.
        On with(Wish wish, Optional<Instant> mailed, Instant now) {
            return new On(who.mailed(mailed), wishes, added(alive(waiting, now), wish), until);
        }

        /** All that waits as well. The two years begin anew. */
        public On confirm(Instant now) {
            if (waiting.isEmpty()) {
                return this;
            }
            List<Wish> all = wishes;
            for (Wish wish : waiting) {
                all = added(all, wish);
            }
            return new On(who.speaking(waiting.getLast().language()), all, List.of(), now.plus(KEPT));
        }

        @Override
        public WatchId id() {
            return who.id();
        }

        @Override
        public Optional<Instant> mailedAt() {
            return who.mailedAt();
        }

        @Override
        public Optional<Watcher> watcher() {
            return Optional.of(who);
        }

        @Override
        public List<Wish> places() {
            return Stream.concat(wishes.stream(), waiting.stream()).toList();
        }

        @Override
        public Instant nextAt() {
            return firstLapse(waiting).filter(lapse -> lapse.isBefore(until)).orElse(until);
        }

        @Override
        public Optional<Watch> at(Instant now) {
            return now.isBefore(until)
                    ? Optional.of(new On(who, wishes, alive(waiting, now), until))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "On[…]";
        }
    }

    /**
     * Its owner has ended it: address, places and language are gone. What is left keeps the mailbox from being mailed again
     * on the same day.
     */
    record Off(WatchId id, Optional<Instant> mailedAt, Instant since) implements Watch {

        @Override
        public Optional<Watcher> watcher() {
            return Optional.empty();
        }

        @Override
        public List<Wish> waiting() {
            return List.of();
        }

        @Override
        public List<Wish> places() {
            return List.of();
        }

        @Override
        public Instant nextAt() {
            return since.plus(Watcher.ONE_MAIL);
        }

        @Override
        public Optional<Watch> at(Instant now) {
            return now.isBefore(nextAt()) ? Optional.of(this) : Optional.empty();
        }
    }

    /** Ends it. */
    default Off stop(Instant now) {
        return new Off(id(), mailedAt(), now);
    }

    private static List<Wish> added(List<Wish> before, Wish wish) {
        List<Wish> all = new ArrayList<>(
                before.stream().filter(other -> !other.isSameAs(wish)).toList());
        all.add(wish);
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static List<Wish> alive(List<Wish> waiting, Instant now) {
        return waiting.stream().filter(wish -> now.isBefore(wish.lapsesAt())).toList();
    }

    private static Optional<Instant> firstLapse(List<Wish> waiting) {
        return waiting.stream().map(Wish::lapsesAt).min(Comparator.naturalOrder());
    }
}
