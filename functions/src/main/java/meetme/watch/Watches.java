package meetme.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.WatchId;

/** The port to what is stored of who wants to be told. As in {@link meetme.meetup.Requests}, every method may throw {@link meetme.meetup.StoreUnavailable}. */
public interface Watches {

    /** More than a day's limit lets in for weeks. */
    int MOST = 20_000;

    /** What became of an ask. */
    enum Outcome {
        TAKEN,
        /** So much has come from that network today that no more is taken. */
        NETWORK_FULL,
        /** So much has come from everybody. */
        DAY_FULL
    }

    /**
     * One that was read.
     *
     * @param watch as it is by now; empty if there is none, or time has left nothing of it
     * @param revision to be named by whoever changes it; 0 if there is nothing
     */
    record Stored(Optional<Watch> watch, long revision) {}

    /** Takes an ask in, with the mail that has it confirmed, both or neither. */
    Outcome ask(Ask ask, WatchLimits limits, Instant now);

    Stored find(WatchId id, Instant now);

    /**
     * Stores what has become of it.
     *
     * @return false, with nothing stored, if somebody else has changed it meanwhile
     */
    boolean save(Stored from, Watch to);

    /**
     * Deletes what time has left nothing of.
     *
     * @return false, with nothing deleted, if somebody else has changed it meanwhile
     */
    boolean purge(WatchId id, Stored stored);

    /** Those that are on, in the order of their ids, so many of them at most. */
    List<Watch.On> confirmed(Optional<WatchId> after, int most, Instant now);

    /** All that are on. */
    default List<Watch.On> confirmed(Instant now) {
        return confirmed(Optional.empty(), MOST, now);
    }
}
