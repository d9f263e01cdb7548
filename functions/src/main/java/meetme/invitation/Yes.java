package meetme.invitation;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;

/**
 * They meet.
 *
 * @param booked the request that it is agreed in, which goes its own way from here
 * @param slot when they were to meet when the guest said yes
 */
public record Yes(
        InvitationDetails details, int version, Optional<Guest> guest, Instant at, RequestId booked, Slot slot)
        implements Invitation {

    @Override
    public Yes with(InvitationDetails other, int next) {
        return new Yes(other, next, guest, at, booked, slot);
    }

    @Override
    public Yes forget(Instant now) {
        return new Yes(details, version + 1, Optional.empty(), at, booked, slot);
    }
}
