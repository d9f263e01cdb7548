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

/** The host's own calendar: where it is, and the only thing stored from it, which is when they are busy. */
public final class HostsCalendar {

    // Somebody may still look at a meetup that has begun.
    private static final Period BACK = Period.ofDays(1);

    // A visitor may leave 366 days from now; that day ends later in some cities, and times close to it are shown.
    private static final Period AHEAD = Period.ofDays(368);

    // Less than 300 KB as text in their item; DynamoDB allows 400.
    static final int MOST_TIMES = 20_000;

    private static final Set<Fetch.Why> NEVER_RIGHT = Set.of(Fetch.Why.NOT_AN_ADDRESS, Fetch.Why.REFUSED_ADDRESS);

    private final CalendarStore store;
    private final ConnectionPolicy policy;
    private final ZoneId home;

    /**
     * @param policy which addresses may be opened
     * @param home the zone of times without one
     */
    public HostsCalendar(CalendarStore store, ConnectionPolicy policy, ZoneId home) {
        this.store = store;
        this.policy = policy;
        this.home = home;
    }

    /** The outcome: numbers only, never anything from the calendar. */
    public sealed interface Outcome {

        /** The host has not connected a calendar. */
        record None() implements Outcome {}

        record Forgotten() implements Outcome {}

        /**
         * It was read, and the busy times are stored.
         *
         * @param entries how many are in it
         * @param notUnderstood how many may mean something other than what was understood
         * @param busy how many busy times they amount to
         */
        record Read(int entries, int notUnderstood, int busy) implements Outcome {}

        /**
         * It could not be read.
         *
         * @param why one of our own names
         * @param kept whether the address is stored, to be tried again
         */
        record NotRead(String why, boolean kept) implements Outcome {}
    }

    /** Connects the calendar at an address; an empty address makes the program forget it. */
    public Outcome name(String url, Instant now) {
        if (url.isBlank()) {
            store.forget();
            return new Outcome.Forgotten();
        }
        CalendarStore.Address address = new CalendarStore.Address(url.strip(), now.toString());
        // Read before it is stored: an address that cannot be read even once would fail every ten minutes.
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

    /** Reads it again, if there is one. If it cannot be read, the last copy is used until it is too old. */
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

    // Nobody has that many; to bound what a calendar could contain, the shortest gaps are closed.
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
