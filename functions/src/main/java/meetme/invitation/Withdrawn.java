package meetme.invitation;

import java.time.Instant;
import java.util.Optional;

/** The host has taken it back. */
public record Withdrawn(InvitationDetails details, int version, Optional<Guest> guest, Instant at)
        implements Invitation {

    @Override
    public Withdrawn with(InvitationDetails other, int next) {
        return new Withdrawn(other, next, guest, at);
    }

    @Override
    public Withdrawn forget(Instant now) {
        return new Withdrawn(details, version + 1, Optional.empty(), at);
    }
}
