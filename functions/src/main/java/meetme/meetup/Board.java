package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.BoardPosition.BoardSection;

/**
 * The port through which the host sees all requests together, and has links and summaries emailed. As in {@link Requests}, every method may
 * throw {@link StoreUnavailable}.
 */
public interface Board {

    /** How many requests are shown at once in each of the two sections that are in order of time. */
    int MOST = 24;

    /** How many past requests are shown at once. */
    int MOST_OF_THE_PAST = 50;

    /**
     * What is read at once.
     *
     * @param requests in no particular order; {@link BoardPosition} defines it
     * @param more where to continue, for each section that has more than is shown
     */
    record Page(List<MeetupRequest> requests, List<Next> more, Ledger ledger) {

        public Page {
            requests = List.copyOf(requests);
            more = List.copyOf(more);
        }
    }

    /** The last request of a section that was shown. */
    record Next(BoardSection section, Instant at, RequestId request) {}

    /** All three sections from their beginning, or one of them from where it continues. */
    Page read(Optional<Next> next, Instant now);

    /** Every request that waits for one of the two, or that has a meetup to come. */
    List<MeetupRequest> open(Instant now);

    /** Requests with a meetup in both calendars that begins or ended after that instant. */
    List<MeetupRequest> agreed(Instant since, Instant now);

    /**
     * Has the host's links emailed to them.
     *
     * @return false if that has just been done
     */
    boolean order(OutboxRow.BoardLink mail, RequestDetails details, Instant now);

    /** Sets the time of the first digest; has no effect if one is already scheduled. */
    void armDigest(Instant at);

    /**
     * Has the digest sent, and sets the time of the next one, both or neither.
     *
     * @return false if somebody else has just done so
     */
    boolean orderDigest(OutboxRow.Digest digest, Instant next, Instant now);

    /** Removes the next digest from the schedule. */
    void disarmDigest();
}
