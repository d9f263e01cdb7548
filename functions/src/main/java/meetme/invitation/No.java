package meetme.invitation;

import java.time.Instant;
import java.util.Optional;

/**
 * Not this time. Until its end it can still become a yes.
 *
 * @param word what the guest added, for the host
 */
public record No(
        InvitationDetails details,
        int version,
        Optional<Guest> guest,
        Instant at,
        Optional<Why> why,
        Optional<String> word)
        implements Answerable {

    @Override
    public No with(InvitationDetails other, int next) {
        return new No(other, next, guest, at, why, word);
    }

    /** The guest adds a reason or a word to it. */
    @Override
    public No no(Optional<Why> reason, Optional<String> said, Instant now) {
        return new No(details, version + 1, guest, at, reason.or(this::why), said.or(this::word));
    }

    @Override
    public No forget(Instant now) {
        return new No(details, version + 1, Optional.empty(), at, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "No[id=" + id() + "]";
    }
}
