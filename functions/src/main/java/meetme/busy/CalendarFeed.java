package meetme.busy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import meetme.log.Log;
import meetme.meetup.Busy;
import meetme.meetup.Slot;

/**
 * The host's calendar as it was read last: for five minutes without asking again, for an hour where it cannot be read, and
 * after that not at all.
 *
 * <p>Kept in memory only, and of it only the times.
 */
public final class CalendarFeed implements Busy {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration GOOD_ENOUGH = Duration.ofHours(1);

    // Each call that tries waits; where the last one failed, most need not.
    private static final Duration BETWEEN_FAILURES = Duration.ofMinutes(1);

    // A meetup that has begun may still be looked at.
    private static final Period BACK = Period.ofDays(1);

    // Beyond the last day that can be asked for: that day ends later in some cities, and what is near it is shown.
    private static final Period BEYOND = Period.ofDays(4);

    private final Fetch fetch;
    private final ZoneId home;
    private final Period askAhead;

    private Optional<Copy> last = Optional.empty();
    private Optional<Instant> failedAt = Optional.empty();
    private Optional<Instant> failingSince = Optional.empty();

    /**
     * From the public internet.
     *
     * @param address of the ICS feed; a secret
     * @param home in which times without a zone, and whole days, are meant
     * @param askAhead how far ahead it has to be read
     */
    public CalendarFeed(String address, ZoneId home, Period askAhead) {
        this(address, new PublicHttps(), home, askAhead);
    }

    /** From wherever the opener lets through. */
    public CalendarFeed(String address, Opener opener, ZoneId home, Period askAhead) {
        this(new Fetch(address, opener), home, askAhead);
    }

    CalendarFeed(Fetch fetch, ZoneId home, Period askAhead) {
        this.fetch = fetch;
        this.home = home;
        this.askAhead = askAhead;
    }

    private record Copy(Instant at, BusyReader.Times times) {

        boolean isWithin(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    @Override
    public synchronized Reading between(Instant from, Instant to, Instant now) {
        if (last.filter(copy -> copy.isWithin(FRESH, now)).isEmpty() && mayTry(now)) {
            read(now);
        }
        return last.filter(copy -> copy.isWithin(GOOD_ENOUGH, now))
                .map(copy -> reading(copy.times(), from, to))
                .orElseGet(() -> new Reading(List.of(), Optional.of(new Unread.Since(since(now)))));
    }

    private boolean mayTry(Instant now) {
        return failedAt.map(at -> !now.isBefore(at.plus(BETWEEN_FAILURES))).orElse(true);
    }

    private void read(Instant now) {
        switch (fetched(now)) {
            case BusyReader.Times times -> {
                last = Optional.of(new Copy(now, times));
                failedAt = Optional.empty();
                failingSince = Optional.empty();
            }
            case BusyReader.Unreadable unreadable -> {
                failedAt = Optional.of(now);
                failingSince = failingSince.or(() -> Optional.of(now));
                Log.info("The host's calendar could not be read")
                        .why(unreadable.why().name())
                        .write();
            }
        }
    }

    private BusyReader.Result fetched(Instant now) {
        return switch (fetch.fetch()) {
            case Fetch.Outcome.Failed failed -> new BusyReader.Unreadable(failed.why());
            case Fetch.Outcome.Fetched fetched ->
                BusyReader.read(fetched.text(), days(now, BACK.negated()), days(now, askAhead.plus(BEYOND)), home);
        };
    }

    private static Instant days(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static Reading reading(BusyReader.Times times, Instant from, Instant to) {
        List<Slot> busy = times.busy().stream()
                .filter(slot -> slot.start().isBefore(to) && slot.end().isAfter(from))
                .toList();
        Optional<Unread> unread =
                times.unread() == 0 ? Optional.empty() : Optional.of(new Unread.Entries(times.unread()));
        return new Reading(busy, unread);
    }

    private Instant since(Instant now) {
        return last.map(Copy::at).or(() -> failingSince).orElse(now);
    }
}
