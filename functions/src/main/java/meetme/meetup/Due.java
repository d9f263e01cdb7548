package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * The only time engine: when a request next needs attention by itself, and why. The instant is stored with the
 * request and found through an index; what is due is derived from the request again when the time has come.
 */
public sealed interface Due {

    /** When it is due. After an outage, it is in the past. */
    Instant at();

    /** Something due that changes the request. */
    sealed interface Change extends Due {

        /**
         * The transition that follows.
         *
         * @param now may be much later than {@link #at()}
         */
        Transition step(Instant now);
    }

    /** A decision can no longer be undone and is to be announced. */
    record Settle(Instant at, Settling settling) implements Change {

        @Override
        public Transition step(Instant now) {
            return settling.settle();
        }
    }

    /** The host is to be nudged, or has not answered in time. */
    record Answer(Instant at, Pending pending) implements Change {

        @Override
        public Transition step(Instant now) {
            return pending.attend(now);
        }
    }

    /** The visitor is to be reminded of the offer, or has not accepted it in time. */
    record Take(Instant at, Countered countered) implements Change {

        @Override
        public Transition step(Instant now) {
            return countered.attend(now);
        }
    }

    /** Both are to be reminded of the meetup, or asked whether it took place. */
    record Accompany(Instant at, Approved approved) implements Change {

        @Override
        public Transition step(Instant now) {
            return approved.attend(now);
        }
    }

    /** An erased request is to be deleted for good. */
    record Purge(Instant at, Erased erased) implements Due {}

    /** The next thing that will happen with time alone, if any. */
    static Optional<Due> next(MeetupRequest request) {
        return switch (request) {
            case Pending pending -> Optional.of(new Answer(pending.proposal().nextAt(), pending));
            case Settling settling -> Optional.of(new Settle(settling.settlesAt(), settling));
            case Countered countered -> Optional.of(new Take(countered.nextAt(), countered));
            case Approved approved -> approved.nextAt().map(at -> new Accompany(at, approved));
            case Erased erased -> Optional.of(new Purge(erased.purgeAt(), erased));
            case Declined _, Pitch _, Unanswered _, Lapsed _, Withdrawn _, Cancelled _, Past _ -> Optional.empty();
        };
    }
}
