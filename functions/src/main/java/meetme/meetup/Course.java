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
 */
public record Course(Asked asked, int version, int told, Optional<Instant> answeredAt, boolean confirmed) {

    static Course begin(Asked asked) {
        return new Course(asked, 1, 1, Optional.empty(), false);
    }

    /** One step on, and the visitor knows it. */
    Course next() {
        return new Course(asked, version + 1, version + 1, answeredAt, confirmed);
    }

    /** One step on, of which the visitor does not hear yet, if ever. */
    Course unseen() {
        return new Course(asked, version + 1, told, answeredAt, confirmed);
    }

    /** The visitor hears of the last step. */
    Course tell() {
        return new Course(asked, version, version, answeredAt, confirmed);
    }

    /** An answer has been told; only the first one counts. */
    Course answered(Instant now) {
        return new Course(asked, version, told, answeredAt.or(() -> Optional.of(now)), confirmed);
    }

    Course confirm() {
        return new Course(asked, version, told, answeredAt, true);
    }

    Course keepUntil(Instant forgetAt) {
        return forgetAt.isAfter(asked.forgetAt())
                ? new Course(asked.keptUntil(forgetAt), version, told, answeredAt, confirmed)
                : this;
    }
}
