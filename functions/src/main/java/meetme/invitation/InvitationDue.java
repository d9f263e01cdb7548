package meetme.invitation;

import java.time.Instant;

/** What happens to an invitation with time alone. As with a request, it follows from the state, and its time is stored with it. */
public sealed interface InvitationDue {

    /** When it is due. After an outage, it is in the past. */
    Instant at();

    /** What becomes of it. */
    Invitation step(Instant now);

    /** Nobody has answered in time. */
    record End(Instant at, Open open) implements InvitationDue {

        @Override
        public Over step(Instant now) {
            return open.end(now);
        }
    }

    /** Nobody needs the name any more. */
    record Forget(Instant at, Invitation ended) implements InvitationDue {

        @Override
        public Invitation step(Instant now) {
            return ended.forget(now);
        }
    }
}
