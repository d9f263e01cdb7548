package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port behind which requests, the host's agenda and the outbox are kept.
 *
 * <p>Every method may throw {@link Unavailable}. Whatever it returns normally has been committed.
 */
public interface Store {

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
     * What makes a form's repetition recognisable.
     *
     * @param key the client's {@code Idempotency-Key}, or one made from the content
     * @param bodyHash SHA-256 of the body, in hexadecimal
     * @param keep for how long a repetition gets the same answer
     */
    record IdempotencyKey(String key, String bodyHash, Duration keep) {}

    /**
     * What a visitor is told of an accepted request, the same for each repetition.
     *
     * @param closed whether it was closed at once as a sales pitch, so that nobody will answer
     */
    record Receipt(RequestId id, Instant answerBy, Instant forgetAt, String linkNonce, boolean closed) {

        public static Receipt of(MeetupRequest request) {
            RequestDetails details = request.details();
            return new Receipt(
                    details.id(), details.answerBy(), details.forgetAt(), details.linkNonce(), !request.isOpen());
        }
    }

    /** What became of a form. */
    sealed interface Acceptance {

        /** It is stored, now or by an earlier repetition of the same form. */
        record Accepted(Receipt receipt) implements Acceptance {}

        /** The key came before with another body. Nothing was stored. */
        record KeyReused() implements Acceptance {}

        /** One of the limits is reached. Nothing was stored. */
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
     * A mail about a request.
     *
     * @param status {@code waiting}, {@code sending}, {@code sent}, {@code overtaken}, {@code withheld} or {@code dead}
     * @param at when that became so, where it is over
     */
    record Posted(Notice notice, String status, Optional<Instant> at) {}

    /** Every mail about a request, in no order. */
    List<Posted> mails(RequestId id);

    /** One request, some months of the agenda and the host's own calendar, in one call. */
    Found find(RequestId id, Set<YearMonth> months, Instant now);

    Agenda agenda(Set<YearMonth> months);

    /**
     * What the page needs to know before somebody asks.
     *
     * @param sandboxed whether mail reaches verified addresses only, so that most visitors get none yet
     */
    record OpeningsContext(Agenda agenda, Busy calendar, boolean sandboxed) {}

    /** All in one call. */
    OpeningsContext openingsContext(Set<YearMonth> months);

    boolean isSandboxed();

    void setSandboxed(boolean sandboxed);

    /** Whether mail may leave, read anew each time, so that a pause holds from the next mail on. */
    Sending sending();

    /**
     * Switches sending. To switch it to how it stands already changes nothing, nor since when it stands so.
     *
     * @return what holds now
     */
    Sending switchSending(Sending.State to, Instant now);

    /**
     * What the host needs to know beside a request: the agenda of some months, their own calendar, and what came back from its
     * visitor.
     */
    record HostContext(Agenda agenda, Busy calendar, Optional<Feedback> feedback) {}

    /** All in one call. */
    HostContext hostContext(Set<YearMonth> months, EmailAddress visitor, Instant now);

    /**
     * Stores a request's next state with what the step announces, takes or frees the host's time, and moves the ledger,
     * all or nothing.
     *
     * @param agenda as it was read when the step was decided upon; may be empty where no time is taken
     * @return false, with nothing stored, where the request or the agenda has changed since it was read: read again
     */
    boolean save(Stored from, Transition transition, Agenda agenda, Instant now);

    /**
     * Deletes what was erased and all that belongs to it.
     *
     * @return false, with the deletion put off, where a mail that tells of it still waits; or where somebody else was at
     *     it
     */
    boolean purge(Stored stored, Erased erased, Instant now);

    /** The public account as it stands, in one read. */
    Ledger ledger();

    /**
     * What the index shows as due, so many requests and so many mails, the most overdue of each first. The index lags: look
     * again at the item before acting.
     */
    DueList due(Instant now, int atMost);

    /**
     * Requests whose time has come, and outbox rows to be sent.
     *
     * @param digest whether it is time for the host's digest
     */
    record DueList(List<RequestId> requests, List<OutboxRow.Mailing> rows, boolean digest) {

        public boolean isEmpty() {
            return requests.isEmpty() && rows.isEmpty() && !digest;
        }
    }

    /**
     * Takes a row for sending, so that nobody else sends it until the lease runs out.
     *
     * @return nothing where it is sent, dead, not due yet, leased by somebody else, or gone
     */
    Optional<OutboxRow> lease(OutboxRow.Mailing key, Instant now, Duration lease);

    /**
     * Lets one receipt a day pass to a mailbox, however many requests were made in its name.
     *
     * @return whether this request's receipt is the one
     */
    boolean mayReceipt(RequestDetails details, Instant now);

    /**
     * Lets two mails a day pass that close requests under an address of which nobody has shown that it is theirs, however
     * many such requests there are.
     *
     * @return whether this request's mail is one of them
     */
    boolean mayClose(RequestDetails details, Instant now);

    /** Stores what became of a leased row; without effect where the lease has passed to somebody else. */
    void finish(OutboxRow row, OutboxRow.DeliveryResult result, Instant now);

    /** What came back from an address, the gravest of what is still remembered. */
    Optional<Feedback> feedback(EmailAddress address, Instant now);

    /**
     * Remembers what came back from an address. A soft bounce takes back no hard one.
     *
     * @param until when it is forgotten
     */
    void recordFeedback(EmailAddress address, Feedback feedback, Instant until, Instant now);

    /** AWS is throttling or in trouble; nobody knows whether the call took effect. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
