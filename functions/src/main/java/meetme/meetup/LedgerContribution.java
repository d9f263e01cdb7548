package meetme.meetup;

import java.time.Duration;
import java.util.Optional;

/**
 * What one request adds to the public ledger of the promise. It follows from the request's state alone, so that each
 * step moves the ledger by the difference between two states: however often anything is repeated, a request counts once.
 *
 * <p>A request counts from its answer on, or from the moment the answer is overdue: one that still waits within the time
 * promised is held against nobody. Sales pitches do not count, nor do requests that were taken back unanswered, nor those
 * that were not answered and under whose address nobody has shown to be: else a few forms under made-up addresses would
 * ruin the account. Nor does a yes to an invitation count as asked and answered, because it was the host who asked; whether
 * the two met counts.
 *
 * @param answered after how long, if it was answered
 * @param met whether they met, once one of the two has said so
 */
public record LedgerContribution(boolean counts, Optional<Duration> answered, Optional<Boolean> met) {

    static final LedgerContribution NONE = new LedgerContribution(false, Optional.empty(), Optional.empty());

    public static LedgerContribution of(MeetupRequest request) {
        MeetupRequest seen = request.seen();
        if (seen instanceof Erased erased) {
            return of(erased.last());
        }
        if (seen instanceof Pitch) {
            return NONE;
        }
        Optional<Boolean> met = seen instanceof Past past ? Optional.of(past.met()) : Optional.empty();
        if (seen.details().yes().isPresent()) {
            return new LedgerContribution(false, Optional.empty(), met);
        }
        Optional<Duration> answered = seen.progress()
                .answeredAt()
                .map(at -> Duration.between(seen.details().at(), at));
        boolean overdue = seen instanceof Unanswered && seen.progress().confirmed();
        boolean counts = answered.isPresent() || overdue;
        return new LedgerContribution(counts, answered, met);
    }
}
