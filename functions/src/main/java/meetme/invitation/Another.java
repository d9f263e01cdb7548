package meetme.invitation;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.RequestId;

/**
 * The guest has asked for another time.
 *
 * @param asked the request by which they did, which goes its own way from here
 */
public record Another(InvitationDetails details, int version, Optional<Guest> guest, Instant at, RequestId asked)
        implements Invitation {

    @Override
    public Another with(InvitationDetails other, int next) {
        return new Another(other, next, guest, at, asked);
    }

    @Override
    public Another forget(Instant now) {
        return new Another(details, version + 1, Optional.empty(), at, asked);
    }
}
