package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.BoardPosition.BoardSection;

/**
 * The port behind which the host sees all requests together, and has that mailed. As of {@link Requests}, every method may
 * throw {@link StoreUnavailable}.
 */
public interface Board {

    /** So many requests of the two shelves that are read in order of time are shown at once. */
    int MOST = 24;

    /** So many of the past. */
    int MOST_OF_THE_PAST = 50;

    /**
     * What is read at once.
     *
     * @param requests in no order; {@link BoardPosition} has it
     * @param more where to go on, for each shelf that has more than is shown
     */
    record Page(List<MeetupRequest> requests, List<Next> more, Ledger ledger) {

        public Page {
            requests = List.copyOf(requests);
            more = List.copyOf(more);
        }
    }

    /** The last request of a shelf that was shown. */
    record Next(BoardSection section, Instant at, RequestId request) {}

    /** All three shelves from their beginning, or one of them from where it goes on. */
    Page read(Optional<Next> next, Instant now);

    /** Requests with a meetup in both calendars that begins or ended after that instant. */
    List<MeetupRequest> agreed(Instant since, Instant now);

    /**
     * Has the host's links mailed to them.
     *
     * @return false where that has just been done
     */
    boolean order(OutboxRow.BoardLink mail, RequestDetails details, Instant now);

    /** Sets the time of the first digest; without effect where one is to come. */
    void armDigest(Instant at);

    /**
     * Has the digest sent, and sets the time of the next one, both or neither.
     *
     * @return false where somebody else has just done so
     */
    boolean orderDigest(OutboxRow.Digest digest, Instant next, Instant now);

    /** No digest is to come. */
    void disarmDigest();
}
