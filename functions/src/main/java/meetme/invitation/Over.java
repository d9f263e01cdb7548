package meetme.invitation;

import java.time.Instant;
import java.util.Optional;

/** It has ended without an answer. */
public record Over(InvitationDetails details, int version, Optional<Guest> guest, Instant at) implements Invitation {

    @Override
    public Over endingAt(Instant end) {
        return new Over(details.endingAt(end), version, guest, at);
    }

    @Override
    public Over forget(Instant now) {
        return new Over(details, version + 1, Optional.empty(), at);
    }
}
