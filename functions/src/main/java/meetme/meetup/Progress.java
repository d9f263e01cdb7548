package meetme.meetup;

import java.time.Instant;
import java.util.Optional;

/**
 * What has happened to a request so far, whatever state it is in.
 *
 * @param version counts the steps that changed something, from 1. The host's action names the version that the page showed
 * @param told the version that the visitor last heard of, which their action names. It stays behind while the host can
 *     still undo
 * @param answeredAt when the visitor was first told an answer; a sales pitch does not count as answered
 * @param confirmed whether the visitor has confirmed the address, by pressing a button behind an emailed link
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

    /** Each of these requests emails the host. Three of a kind are enough to find a time; after that, writing an email is faster. */
    private static final int MOST_OF_A_KIND = 3;

    static Progress begin(RequestDetails details) {
        return new Progress(details, 1, 1, Optional.empty(), false, 0, 0);
    }

    /** One step further, and the visitor knows it. */
    Progress next() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves, asks);
    }

    /** The same, because the visitor asked to move what was agreed. */
    Progress nextByMove() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves + 1, asks);
    }

    /** The same, because the visitor asked for times other than those offered. */
    Progress nextByAsk() {
        return new Progress(details, version + 1, version + 1, answeredAt, confirmed, moves, asks + 1);
    }

    /** One step further, which the visitor does not hear of yet, if ever. */
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

    /** How often the visitor may still ask for times other than those offered. */
    public int asksLeft() {
        return Math.max(0, MOST_OF_A_KIND - asks);
    }
}
