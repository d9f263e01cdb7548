package meetme.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Agenda;
import meetme.meetup.InvitationId;
import meetme.meetup.Requests.IdempotencyKey;
import meetme.meetup.Requests.Receipt;
import meetme.meetup.Transition;

/** The port to the stored invitations. As in {@link meetme.meetup.Requests}, every method may throw {@link meetme.meetup.StoreUnavailable}. */
public interface Invitations {

    /** How many may wait for an answer at a time. */
    int MOST_OPEN = 500;

    /** How many are sent out in a day: as many as may be open, so that a leaked link to the board invites no more than the host could. */
    int MOST_A_DAY = 500;

    /** The outcome of inviting. */
    sealed interface Inviting {

        /**
         * They are stored, now or by an earlier repetition of the same call.
         *
         * @param signedWith as {@link IdempotencyKey#signedWith()}; empty if nothing is stored about it
         */
        record Done(List<Invitation> invitations, Optional<String> signedWith) implements Inviting {

            public Done {
                invitations = List.copyOf(invitations);
            }
        }

        /** The key was already used with a different body. Nothing was stored. */
        record KeyReused() implements Inviting {}

        /**
         * So many would be too many. Nothing was stored.
         *
         * @param room how many more there may be
         */
        record TooManyOpen(int room) implements Inviting {}

        /** The same, of those of one day. */
        record TooManyToday(int room) implements Inviting {}
    }

    /** Stores new ones, counts them, and keeps the key that makes them unique, all or nothing. */
    Inviting invite(List<Open> invitations, Optional<IdempotencyKey> once, Instant now);

    /** What inviting with this key came to, if it was done before. */
    Optional<Inviting> invitedBefore(IdempotencyKey once, Instant now);

    Optional<Invitation> find(InvitationId id, Instant now);

    /** All that there are, open or not, the newest first. */
    List<Invitation> all(Instant now);

    /**
     * Stores the next state by itself.
     *
     * @return false, with nothing stored, if it has changed since it was read: read again
     */
    boolean save(Invitation next);

    /** What a press behind the link came to, for its repetition. */
    sealed interface Answer {

        /** It was booked. */
        record Booked(Receipt receipt) implements Answer {}

        /** An ordinary request was made of it. */
        record Asked(Receipt receipt) implements Answer {}

        /**
         * Not this time.
         *
         * @param told what the guest was shown then, in JSON; it has open times and a stamp, which are others a moment later
         */
        record Refused(String told) implements Answer {}

        /** What was kept is erased. */
        record Forgotten() implements Answer {}
    }

    /** What an earlier press with this key came to. */
    sealed interface Earlier {

        record Same(Answer answer) implements Earlier {}

        /** The key was already used with a different body. */
        record KeyReused() implements Earlier {}
    }

    /** The press that had this key, if there was one. */
    Optional<Earlier> earlier(IdempotencyKey once, Instant now);

    /**
     * What a press does besides changing the invitation.
     *
     * @param request that comes of it
     * @param network whom it comes from, as {@link meetme.meetup.RequestLimits#client()} says it
     */
    record Made(Transition request, String network) {

        public Answer booked(Optional<IdempotencyKey> once) {
            return new Answer.Booked(Receipt.of(request.to(), once));
        }

        public Answer asked(Optional<IdempotencyKey> once) {
            return new Answer.Asked(Receipt.of(request.to(), once));
        }
    }

    /**
     * Books a time: stores the invitation's next state, the request that is agreed at once with what it announces, takes the host's
     * time, and keeps the key, all or nothing.
     *
     * @param agenda of the months that the time is in, as they were read when it was found free
     * @param plan the version of the host's plan when the time was found open in it: the trip cannot be called off unseen
     * @return false, with nothing stored, if any of it has changed since: read again
     */
    boolean book(Yes next, Made made, Agenda agenda, long plan, Optional<IdempotencyKey> once, Instant now);

    /** Makes an ordinary request of it, on the same terms. */
    boolean ask(Another next, Made made, Optional<IdempotencyKey> once, Instant now);

    /** Stores what no request comes of, a no or that it is forgotten, with the key. */
    boolean answer(Invitation next, Answer answer, Optional<IdempotencyKey> once, Instant now);
}
