package meetme.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.OutboxRow.TellWatch;
import meetme.meetup.WatchId;

/** The port to the jobs of telling. As in {@link meetme.meetup.Requests}, every method may throw {@link meetme.meetup.StoreUnavailable}. */
public interface Tellings {

    /** What became of a press. */
    enum Begun {
        BEGUN,
        /** Somebody else has begun it at the same moment. */
        OVERTAKEN,
        /** So many were begun today that no more may be. */
        TOO_MANY
    }

    /**
     * One that was read.
     *
     * @param revision to be named by whoever changes it; 0 if there is nothing
     */
    record Stored(Optional<Telling> telling, long revision) {}

    Stored find(String trip, Instant now);

    /** Those of the trips of which everybody is told already, or is being told. */
    Set<String> begun(List<String> trips, Instant now);

    /**
     * Begins one, or one that was halted anew.
     *
     * @param mostOfDay how many may be begun in a day
     */
    Begun begin(Stored from, Telling.AtWork telling, int mostOfDay, Instant now);

    /**
     * Stores how far it has got, with the mails of that step, all or nothing.
     *
     * @param mails each of which must not be there yet
     * @return false, with nothing stored, if somebody else has gone on meanwhile
     */
    boolean advance(Stored from, Telling to, List<TellWatch> mails, Instant now);

    /** Those among them who have been told of the trip, or are about to be. */
    Set<WatchId> told(String trip, List<WatchId> watches, Instant now);
}
