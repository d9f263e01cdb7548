package meetme.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import meetme.meetup.WatchId;

/**
 * That everybody who waits for one trip is told of it: one job, worked off in the order of the watches' ids. There is one for
 * each trip, ever, so that a second press finds it done.
 */
public sealed interface Telling {

    /** A step of it is stored with the mails that it writes. The next one comes a minute later at the latest. */
    Duration PACE = Duration.ofMinutes(1);

    TripToTell trip();

    /** When it wants to be worked on; not any more, once it is over. */
    Optional<Instant> nextAt();

    /**
     * Somebody has yet to be told.
     *
     * @param after the last watch that was looked at
     * @param at when to go on
     */
    record AtWork(TripToTell trip, Optional<WatchId> after, Instant at) implements Telling {

        static AtWork begin(TripToTell trip, Instant now) {
            return new AtWork(trip, Optional.empty(), now);
        }

        public AtWork behind(WatchId last, Instant now) {
            return new AtWork(trip, Optional.of(last), now.plus(PACE));
        }

        /** There is nobody left. */
        public Told done() {
            return new Told(trip);
        }

        /** The trip is not what they were to be told of. */
        public Halted halt() {
            return new Halted(trip);
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.of(at);
        }
    }

    /** Everybody was told. */
    record Told(TripToTell trip) implements Telling {

        @Override
        public Optional<Instant> nextAt() {
            return Optional.empty();
        }
    }

    /** The trip was changed or called off before everybody was told. Whoever was is not told again. */
    record Halted(TripToTell trip) implements Telling {

        @Override
        public Optional<Instant> nextAt() {
            return Optional.empty();
        }
    }

    /**
     * What a press makes of it: a job that was halted begins anew, with the trip as it is now.
     *
     * @param before the one that there is for that trip
     * @return empty if the press changes nothing
     */
    static Optional<AtWork> press(Optional<Telling> before, TripToTell trip, Instant now) {
        if (before.isEmpty()) {
            return Optional.of(AtWork.begin(trip, now));
        }
        return switch (before.get()) {
            case Halted _ -> Optional.of(AtWork.begin(trip, now));
            case AtWork _, Told _ -> Optional.empty();
        };
    }
}
