package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * A request's way so far, whatever state it is in.
 *
 * @param version counts the steps that changed something, from 1. The host's press names the version that the page showed
 * @param told the version that the visitor last heard of, which their press names. It stays behind while the host can
 *     still undo
 * @param answeredAt when the visitor was first told an answer; a sales pitch is told no answer
 * @param confirmed whether the visitor has shown, by pressing a button behind a mailed link, that the address is theirs
 * @param moves how often the visitor has asked to move what was agreed
 * @param asks how often the visitor has asked for other times than those that were offered
 */
public record Progress(
        RequestDetails details,
        int version,
        int told,
        Optional<Instant> answeredAt,
        boolean confirmed,
        int moves,
        int asks) {

    /** Each of the visitor's wishes mails the host. Three of a kind find a time, or a word by mail finds it sooner. */
    private static final int MOST_OF_A_KIND = 3;

    static Progress begin(RequestDetails details) {
        return new Progress(details, 1, 1, Optional.empty(), false, 0, 0);
    }

    /** One step on, and the visitor knows it. */
    Progress next() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves, asks);
    }

    /** The same, and it was the visitor's wish to move what was agreed. */
    Progress nextByMove() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves + 1, asks);
    }

    /** The same, and it was the visitor's wish for other times than those that were offered. */
    Progress nextByAsk() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves, asks + 1);
    }

    /** One step on, of which the visitor does not hear yet, if ever. */
    Progress hiddenFromVisitor() {
        return new Progress(details, version + 1, told, answeredAt, confirmed, moves, asks);
    }

    /** The visitor hears of the last step. */
    Progress announced() {
        return new Progress(details, version, version, answeredAt, confirmed, moves, asks);
    }

    /** An answer has been told; only the first one counts. */
    Progress answered(Instant now) {
        return new Progress(details, version, told, answeredAt.or(() -> Optional.of(now)), confirmed, moves, asks);
    }

    Progress confirm() {
        return new Progress(details, version, told, answeredAt, true, moves, asks);
    }

    Progress keepUntil(Instant forgetAt) {
        return forgetAt.isAfter(details.forgetAt())
                ? new Progress(details.keptUntil(forgetAt), version, told, answeredAt, confirmed, moves, asks)
                : this;
    }

    /** How often the visitor may still ask to move what is agreed. */
    public int movesLeft() {
        return Math.max(0, MOST_OF_A_KIND - moves);
    }

    /** How often the visitor may still ask for other times than those that are offered. */
    public int asksLeft() {
        return Math.max(0, MOST_OF_A_KIND - asks);
    }
}
