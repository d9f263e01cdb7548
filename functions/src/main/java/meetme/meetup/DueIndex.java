package meetme.meetup;

import java.time.Instant;
import java.util.List;

/** The port that tells what is due. As in {@link Requests}, it may throw {@link StoreUnavailable}. */
public interface DueIndex {

    /**
     * What the index shows as due, so many requests and so many emails, the most overdue of each first. The index lags: look
     * again at the item before acting.
     */
    DueList due(Instant now, int atMost);

    /**
     * Requests and invitations whose time has come, and outbox rows to be sent.
     *
     * @param digest whether it is time for the host's digest
     */
    record DueList(
            List<RequestId> requests, List<InvitationId> invitations, List<OutboxRow.Mailing> rows, boolean digest) {

        public boolean isEmpty() {
            return requests.isEmpty() && invitations.isEmpty() && rows.isEmpty() && !digest;
        }
    }
}
