package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port to the stored requests, each with its emails and its part in everything that counts requests.
 *
 * <p>Every method may throw {@link StoreUnavailable}. Whatever it returns normally has been committed.
 */
public interface Requests {

    /**
     * A request together with the revision under which it was read.
     *
     * @param network whom it came from, as {@link RequestLimits#client()} says it, until the address has been proved: so long the
     *     rules tied to the address hold it only as it is used from there
     */
    record Stored(MeetupRequest request, long revision, Optional<String> network) {}

    /** One request, the agenda of the months that were asked for with it, and the host's own calendar. */
    record Found(Optional<Stored> stored, Agenda agenda, Busy calendar) {}

    /**
     * Identifies the repetition of a form.
     *
     * @param key the client's {@code Idempotency-Key}, or one made from the content
     * @param bodyHash SHA-256 of the body, in hexadecimal
     * @param keep for how long a repetition gets the same answer
     * @param signedWith id of the key that signs the links in that answer, so that it stays the same when the keys are rotated; empty
     *     where it has none
     */
    record IdempotencyKey(String key, String bodyHash, Duration keep, Optional<String> signedWith) {}

    /**
     * What a visitor is told about an accepted request, the same for each repetition.
     *
     * @param closed whether it was closed at once as a sales pitch, so that nobody will answer
     * @param signedWith as {@link IdempotencyKey#signedWith()}; empty if nothing is stored about it
     */
    record Receipt(
            RequestId id,
            Instant answerBy,
            Instant forgetAt,
            String linkNonce,
            boolean closed,
            Optional<String> signedWith) {

        public static Receipt of(MeetupRequest request, Optional<IdempotencyKey> once) {
            RequestDetails details = request.details();
            return new Receipt(
                    details.id(),
                    details.answerBy(),
                    details.forgetAt(),
                    details.linkNonce(),
                    !request.isOpen(),
                    once.isPresent() ? once.get().signedWith() : Optional.empty());
        }
    }

    /** The outcome for a form. */
    sealed interface Acceptance {

        /** It is stored, now or by an earlier repetition of the same form. */
        record Accepted(Receipt receipt) implements Acceptance {}

        /** The key was already used with a different body. Nothing was stored. */
        record KeyReused() implements Acceptance {}

        /** One of the limits has been reached. Nothing was stored. */
        record TooMany(RequestLimits.Limit limit) implements Acceptance {}
    }

    /**
     * Stores a new request, what it announces, the key that makes it unique, and counts it, all or nothing. One from a
     * mailbox that cools down, everywhere or from this network, is closed as a sales pitch at once.
     */
    Acceptance accept(RequestDetails details, Optional<IdempotencyKey> once, RequestLimits limits, Instant now);

    /** What an earlier form with this key was answered. */
    Optional<Acceptance> previousAnswer(IdempotencyKey idempotencyKey, Instant now);

    Optional<Stored> find(RequestId id, Instant now);

    /**
     * An email about a request.
     *
     * @param status {@code waiting}, {@code sending}, {@code sent}, {@code overtaken}, {@code withheld} or {@code dead}
     * @param at when that happened, if it is final
     */
    record Posted(Notice notice, String status, Optional<Instant> at) {}

    /** Every email about a request, in no particular order. */
    List<Posted> mails(RequestId id);

    /** One request, some months of the agenda and the host's own calendar, in one call. */
    Found find(RequestId id, Set<YearMonth> months, Instant now);

    /**
     * Stores a request's next state with what the step announces, takes or frees the host's time, and moves the ledger,
     * all or nothing.
     *
     * @param agenda as it was read when the step was decided upon; may be empty where no time is taken
     * @return false, with nothing stored, if the request or the agenda has changed since it was read: read again
     */
    boolean save(Stored from, Transition transition, Agenda agenda, Instant now);

    /**
     * Deletes an erased request and everything that belongs to it.
     *
     * @return false, with the deletion put off, if an email about it is still waiting; or if somebody else was
     *     faster
     */
    boolean purge(Stored stored, Erased erased, Instant now);
}
