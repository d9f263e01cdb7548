package meetme.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.log.Log;
import meetme.meetup.Busy;

/** The host's own calendar: where it is, and what is kept of it, which is when they are busy. */
public final class HostsCalendar {

    // A meetup that has begun may still be looked at.
    private static final Period BACK = Period.ofDays(1);

    // Whoever asks may leave 366 days from now; that day ends later in some cities, and what is near it is shown.
    private static final Period AHEAD = Period.ofDays(368);

    // As text of the item that they are kept in, less than 300 KB; DynamoDB takes 400.
    static final int MOST_TIMES = 20_000;

    private static final Set<Fetch.Why> NEVER_RIGHT = Set.of(Fetch.Why.NOT_AN_ADDRESS, Fetch.Why.REFUSED_ADDRESS);

    private final CalendarStore store;
    private final ConnectionPolicy policy;
    private final ZoneId home;

    /**
     * @param policy which addresses may be opened
     * @param home in which times without a zone are meant
     */
    public HostsCalendar(CalendarStore store, ConnectionPolicy policy, ZoneId home) {
        this.store = store;
        this.policy = policy;
        this.home = home;
    }

    /** What came of it: numbers only, never what stands in the calendar. */
    public sealed interface Outcome {

        /** The host has named no calendar. */
        record None() implements Outcome {}

        record Forgotten() implements Outcome {}

        /**
         * It was read, and what it says is kept.
         *
         * @param entries that stand in it
         * @param notUnderstood those that may be something else than what was made of them
         * @param busy how many busy times came of them
         */
        record Read(int entries, int notUnderstood, int busy) implements Outcome {}

        /**
         * It could not be read.
         *
         * @param why a name of ours
         * @param kept whether the address is kept, to be tried again
         */
        record NotRead(String why, boolean kept) implements Outcome {}
    }

    /** Takes the calendar behind an address for the host's from now on; an empty one forgets it. */
    public Outcome name(String url, Instant now) {
        if (url.isBlank()) {
            store.forget();
            return new Outcome.Forgotten();
        }
        CalendarStore.Address address = new CalendarStore.Address(url.strip(), now.toString());
        // Read before it is kept: what cannot even be read once would fail every ten minutes.
        return switch (fetched(address, now)) {
            case BusyReader.Times times -> {
                store.name(address, busy(times, now));
                yield told(times);
            }
            case BusyReader.Unreadable unreadable -> {
                boolean kept = !NEVER_RIGHT.contains(unreadable.why());
                if (kept) {
                    store.name(address, Busy.unread(now));
                }
                yield new Outcome.NotRead(unreadable.why().name(), kept);
            }
        };
    }

    /** Reads it anew, where there is one. Where it cannot be read, the last copy does until it is too old. */
    public Outcome read(Instant now) {
        Optional<CalendarStore.Address> address = store.address();
        if (address.isEmpty()) {
            return new Outcome.None();
        }
        return switch (fetched(address.get(), now)) {
            case BusyReader.Times times -> {
                store.keep(address.get(), busy(times, now));
                yield told(times);
            }
            case BusyReader.Unreadable unreadable -> {
                Log.info("The host's calendar could not be read")
                        .why(unreadable.why().name())
                        .write();
                yield new Outcome.NotRead(unreadable.why().name(), true);
            }
        };
    }

    private BusyReader.Result fetched(CalendarStore.Address address, Instant now) {
        return switch (new Fetch(address.url(), policy).fetch()) {
            case Fetch.Outcome.Failed failed -> new BusyReader.Unreadable(failed.why());
            case Fetch.Outcome.Fetched fetched ->
                BusyReader.read(fetched.text(), days(now, BACK.negated()), days(now, AHEAD), home);
        };
    }

    private static Instant days(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static Outcome told(BusyReader.Times times) {
        return new Outcome.Read(
                times.entries(),
                times.unread(),
                times.busy().size() + times.days().size());
    }

    private static Busy busy(BusyReader.Times times, Instant now) {
        return new Busy(few(times.busy()), times.days(), times.unread(), now, now.plus(Busy.GOOD));
    }

    // Nobody has so many; what a calendar could have is kept bounded by closing its shortest gaps.
    static List<Busy.Time> few(List<Busy.Time> times) {
        List<Busy.Time> few = times;
        for (Duration gap = Duration.ofMinutes(5); few.size() > MOST_TIMES; gap = gap.multipliedBy(2)) {
            Duration closed = gap;
            few = Busy.Time.merged(times.stream()
                            .map(time -> new Busy.Time(time.from(), time.to().plus(closed)))
                            .toList())
                    .stream()
                    .map(time -> new Busy.Time(time.from(), time.to().minus(closed)))
                    .toList();
        }
        return few;
    }
}
