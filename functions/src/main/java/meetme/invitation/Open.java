package meetme.invitation;

import java.time.Instant;
import java.util.Optional;

/** Nobody has answered yet. */
public record Open(InvitationDetails details, int version, Guest invited) implements Answerable {

    /** The host invites somebody. */
    public static Open begin(InvitationDetails details, Guest invited) {
        return new Open(details, 1, invited);
    }

    @Override
    public Optional<Guest> guest() {
        return Optional.of(invited);
    }

    @Override
    public Instant at() {
        return details.at();
    }

    @Override
    public Open with(InvitationDetails other, int next) {
        return new Open(other, next, invited);
    }

    @Override
    public No no(Optional<Why> why, Optional<String> word, Instant now) {
        return new No(details, version + 1, guest(), now, why, word);
    }

    /** Nobody has answered until its end, or the trip is called off. */
    public Over end(Instant now) {
        return over(guest(), now);
    }

    /** What everybody has to take it for from its end on, while nothing has stored that yet. */
    Over asOver() {
        return new Over(details, version, guest(), details.endsAt());
    }

    private Over over(Optional<Guest> guest, Instant now) {
        return new Over(details, version + 1, guest, now.isBefore(details.endsAt()) ? now : details.endsAt());
    }

    @Override
    public Over forget(Instant now) {
        return over(Optional.empty(), now);
    }
}
