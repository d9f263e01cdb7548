package meetme.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.OutboxRow;

/**
 * The port to what the host has been told of their invitations, and to the time at which there may be more to tell. Inviting
 * somebody and their no set that time to at once. As in {@link meetme.meetup.Requests}, every method may throw {@link
 * meetme.meetup.StoreUnavailable}.
 */
public interface InvitationNews {

    News find();

    /** Whether the last email about answers has not left yet. */
    boolean isUnsent();

    /**
     * Has these emails sent, remembers what they tell, and sets the time of the next look, all or nothing.
     *
     * @param look none where there will be nothing to tell
     * @return false if there was more news meanwhile, or somebody else has just done so
     */
    boolean tell(News told, List<OutboxRow.Report> emails, Optional<Instant> look, Instant now);
}
