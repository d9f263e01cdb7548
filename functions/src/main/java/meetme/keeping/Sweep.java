package meetme.keeping;

import java.time.Clock;
import java.time.Instant;
import meetme.log.Log;
import meetme.mail.Courier;
import meetme.meetup.Agenda;
import meetme.meetup.Due;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import meetme.meetup.Store;
import meetme.meetup.Store.DueList;
import meetme.meetup.Store.Stored;

/**
 * Does what is due, found by one index. The stream makes mail fast; this makes it certain: whatever was missed, for
 * however long, is still due.
 */
public final class Sweep {

    private static final int AT_A_TIME = 50;
    private static final int HANDFULS = 20;

    private final Store store;
    private final Courier courier;
    private final WeeklyDigest digest;

    public Sweep(Store store, Courier courier, WeeklyDigest digest) {
        this.store = store;
        this.courier = courier;
        this.digest = digest;
    }

    /** Does what is due, requests before mails, because a request's step may make a mail untrue. */
    public void run(Clock clock) {
        attempt("The digest could not be armed", clock.instant(), () -> digest.arm(clock.instant()));
        // What fails stays due, so that a run must end some time: the next one is a minute away.
        for (int handful = 0; handful < HANDFULS && handful(clock.instant()); handful++) {}
    }

    private boolean handful(Instant now) {
        DueList due = store.due(now, AT_A_TIME);
        due.requests().forEach(id -> attend(id, now));
        if (due.digest()) {
            attempt("The digest could not be sent", now, () -> digest.attend(now));
        }
        due.rows().forEach(row -> deliver(row, now));
        return !due.isEmpty();
    }

    private void attend(RequestId id, Instant now) {
        try {
            // The index lags: what the request itself says now is what counts.
            store.find(id, now)
                    .ifPresent(stored -> Due.next(stored.request())
                            .filter(due -> !due.at().isAfter(now))
                            .ifPresent(due -> attend(stored, due, now)));
        } catch (RuntimeException fault) {
            Log.alarm("A request could not be attended to", now.toEpochMilli())
                    .request(id)
                    .cause(fault)
                    .write();
        }
    }

    private void attend(Stored stored, Due due, Instant now) {
        boolean done = switch (due) {
            case Due.Change change -> store.save(stored, change.step(now), Agenda.NONE, now);
            case Due.Purge purge -> store.purge(stored, purge.erased(), now);
        };
        // Where it was not done, somebody else has changed the request meanwhile, and the next sweep looks again.
        Log.info(done ? "Attended to what was due" : "Overtaken while attending")
                .request(stored.request().id())
                .write();
    }

    // What fails is tried again with the next run, and must not hold up the rest of this one.
    private static void attempt(String failure, Instant now, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException fault) {
            Log.alarm(failure, now.toEpochMilli()).cause(fault).write();
        }
    }

    private void deliver(OutboxRow.Mailing row, Instant now) {
        try {
            courier.deliver(row, now);
        } catch (RuntimeException fault) {
            Log line = Log.alarm("A mail could not be delivered", now.toEpochMilli());
            row.about().map(line::request).orElse(line).cause(fault).write();
        }
    }
}
