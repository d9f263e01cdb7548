package meetme.meetup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port that tells what is due. As in {@link Requests}, it may throw {@link StoreUnavailable}. */
public interface DueIndex {

    /**
     * What the index shows as due, so many requests and so many emails, the most overdue of each first. The index lags: look
     * again at the item before acting.
     */
    DueList due(Instant now, int atMost);

    /**
     * What wants attention.
     *
     * @param requests whose time has come
     * @param invitations the same
     * @param watches of which some or all has lapsed
     * @param tellings of trips, by their ids
     * @param rows of the outbox to be sent
     * @param digest whether it is time for the host's digest
     * @param news whether there may be news of invitations to tell the host
     * @param since from when on the first of it all has been due; nothing where nothing is
     */
    record DueList(
            List<RequestId> requests,
            List<InvitationId> invitations,
            List<WatchId> watches,
            List<String> tellings,
            List<OutboxRow.Mailing> rows,
            boolean digest,
            boolean news,
            Optional<Instant> since) {

        /** Whether there is nothing to do but to send what waits in the outbox. */
        public boolean hasOnlyRows() {
            return requests.isEmpty()
                    && invitations.isEmpty()
                    && watches.isEmpty()
                    && tellings.isEmpty()
                    && !digest
                    && !news;
        }

        public boolean isEmpty() {
            return hasOnlyRows() && rows.isEmpty();
        }
    }
}
