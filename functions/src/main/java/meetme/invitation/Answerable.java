package meetme.invitation;

import java.time.Instant;
import java.util.Optional;
import meetme.meetup.RequestId;
import meetme.meetup.Slot;

/** One that can still be answered, until its end: nobody has answered yet, or with a no, which may become a yes. */
public sealed interface Answerable extends Invitation permits Open, No {

    /** The guest has chosen a time, and it is booked. */
    default Yes yes(RequestId booked, Slot slot, Instant now) {
        return new Yes(details(), version() + 1, guest(), now, booked, slot);
    }

    /** The guest has asked for another time, by an ordinary request. */
    default Another another(RequestId asked, Instant now) {
        return new Another(details(), version() + 1, guest(), now, asked);
    }

    @Override
    Answerable with(InvitationDetails details, int version);

    @Override
    default Answerable endingAt(Instant end) {
        return with(details().endingAt(end), version());
    }

    /** Not this time. */
    No no(Optional<Why> why, Optional<String> word, Instant now);

    /** The host takes it back. */
    default Withdrawn withdraw(Instant now) {
        return new Withdrawn(details(), version() + 1, guest(), now);
    }

    /** Whether it can be answered now. */
    default boolean isAnswerable(Instant now) {
        return !isForgotten() && now.isBefore(details().endsAt());
    }
}
