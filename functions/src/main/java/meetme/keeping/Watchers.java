package meetme.keeping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.host.Host;
import meetme.host.Plans;
import meetme.host.Trip;
import meetme.log.Log;
import meetme.meetup.OutboxRow.TellWatch;
import meetme.meetup.WatchId;
import meetme.watch.CityNames;
import meetme.watch.Telling;
import meetme.watch.Tellings;
import meetme.watch.Watch;
import meetme.watch.Watches;

/**
 * What time brings about for those who want to be told when the host comes: their watch ends, or they are told of a trip.
 *
 * <p>Each step of telling is one transaction of so many mails and of how far it has got. So it does not matter where it is
 * interrupted, or how many sweeps there are: everybody is told once.
 */
public final class Watchers {

    /** A transaction takes 100 writes. */
    private static final int AT_A_TIME = 90;

    /** In a minute: what SES takes in one at its usual 14 a second, so that nobody else's mail waits behind more. */
    private static final int STEPS = 7;

    private final Watches watches;
    private final Tellings tellings;
    private final Plans plans;
    private final Host file;

    /** @param file the host as host.json has them */
    public Watchers(Watches watches, Tellings tellings, Plans plans, Host file) {
        this.watches = watches;
        this.tellings = tellings;
        this.plans = plans;
        this.file = file;
    }

    /** Has what has lapsed of a watch forgotten. */
    void attend(WatchId id, Instant now) {
        Watches.Stored stored = watches.find(id, now);
        // The index lags, so the watch itself decides. If it is not done, somebody else has changed it meanwhile.
        boolean done = stored.watch().isPresent()
                ? watches.save(stored, stored.watch().get())
                : stored.revision() == 0 || watches.purge(id, stored);
        Log.info(done ? "Forgot what has lapsed of a watch" : "Overtaken while a watch lapsed")
                .write();
    }

    /** Goes on with telling everybody of a trip. */
    void tell(String trip, Instant now) {
        // Read anew, and not half a minute old: the trip may have been called off.
        Host today = file.with(plans.find());
        for (int step = 0; step < STEPS; step++) {
            Tellings.Stored stored = tellings.find(trip, now);
            // The first step is due; the others follow at once.
            if (!(stored.telling().orElse(null) instanceof Telling.AtWork work)
                    || (step == 0 && work.at().isAfter(now))
                    || !step(stored, work, today, now)) {
                return;
            }
        }
    }

    /** @return whether there may be more to do */
    private boolean step(Tellings.Stored stored, Telling.AtWork work, Host today, Instant now) {
        Optional<Trip> trip = work.trip().in(today, now);
        if (trip.isEmpty()) {
            Log.info("The trip that people were told of is not what it was").write();
            var _ = tellings.advance(stored, work.halt(), List.of(), now);
            return false;
        }
        List<Watch.On> next = watches.confirmed(work.after(), AT_A_TIME, now);
        Telling to = next.size() < AT_A_TIME
                ? work.done()
                : work.behind(next.getLast().id(), now);
        return tellings.advance(stored, to, mails(next, trip.get(), today, now), now);
    }

    private List<TellWatch> mails(List<Watch.On> watches, Trip trip, Host today, Instant now) {
        CityNames names = CityNames.of(today);
        List<WatchId> awaiting = watches.stream()
                .filter(watch -> names.isAwaited(watch, trip.city().name()))
                .map(Watch.On::id)
                .toList();
        Set<WatchId> told =
                awaiting.isEmpty() ? Set.of() : tellings.told(trip.city().id(), awaiting, now);
        return awaiting.stream()
                .filter(watch -> !told.contains(watch))
                .map(watch -> new TellWatch(watch, trip.city().id()))
                .toList();
    }
}
