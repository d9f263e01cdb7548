package meetme.invitation;

import java.time.Instant;
import java.util.Optional;

/** It has ended without an answer. */
public record Over(InvitationDetails details, int version, Optional<Guest> guest, Instant at) implements Invitation {

    @Override
    public Over with(InvitationDetails other, int next) {
        return new Over(other, next, guest, at);
    }

    @Override
    public Over forget(Instant now) {
        return new Over(details, version + 1, Optional.empty(), at);
    }
}
