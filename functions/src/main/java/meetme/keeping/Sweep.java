package meetme.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import meetme.log.Log;
import meetme.mail.OutboxSender;
import meetme.meetup.Agenda;
import meetme.meetup.Due;
import meetme.meetup.DueIndex;
import meetme.meetup.DueIndex.DueList;
import meetme.meetup.MailState;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestId;
import meetme.meetup.Requests;
import meetme.meetup.Requests.Stored;

/**
 * Does whatever is due, using one index. The stream makes emails fast; this makes them certain: whatever was missed, however
 * long ago, is still due.
 */
public final class Sweep {

    /**
     * After that, nothing new is started: the next run is about to begin, and two would take the same emails from each other.
     * The last email has just as long again before Lambda ends the run, which would leave it in doubt.
     */
    static final Duration RUN = Duration.ofSeconds(50);

    private static final int AT_A_TIME = 50;
    private static final int HANDFULS = 20;

    /** SES counts its rate per second. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** More in a row cannot be a burst that a second's rest would fix; it is the daily quota, or other senders. */
    private static final int MOST_THROTTLED = 3;

    private final Requests requests;
    private final DueIndex index;
    private final MailState state;
    private final OutboxSender sender;
    private final WeeklyDigest digest;
    private final SandboxCheck sandbox;
    private final CalledOffTrips calledOff;
    private final Watchers watchers;
    private final Guests guests;
    private final Consumer<Duration> rest;

    /** @param rest waits for that long */
    public Sweep(
            Requests requests,
            DueIndex index,
            MailState state,
            OutboxSender sender,
            WeeklyDigest digest,
            SandboxCheck sandbox,
            CalledOffTrips calledOff,
            Watchers watchers,
            Guests guests,
            Consumer<Duration> rest) {
        this.requests = requests;
        this.index = index;
        this.state = state;
        this.sender = sender;
        this.digest = digest;
        this.sandbox = sandbox;
        this.calledOff = calledOff;
        this.watchers = watchers;
        this.guests = guests;
        this.rest = rest;
    }

    /** Does whatever is due, requests before emails, because a request's transition may make an email untrue. */
    public void run(Clock clock) {
        if (state.sending().isPaused()) {
            Log.info("Paused; nothing was done").write();
            return;
        }
        attempt("The account could not be looked at", clock.instant(), () -> sandbox.look(clock.instant()));
        attempt("The digest could not be armed", clock.instant(), () -> digest.arm(clock.instant()));
        attempt(
                "Trips that were called off could not be worked off",
                clock.instant(),
                () -> calledOff.workOff(clock.instant()));
        Instant end = clock.instant().plus(RUN);
        boolean mailLeaves = true;
        // What fails stays due, so a run has to end at some point: the next one is a minute away.
        for (int handful = 0; handful < HANDFULS && clock.instant().isBefore(end); handful++) {
            DueList due = index.due(clock.instant(), AT_A_TIME);
            if (handful == 0) {
                note(due, clock.instant());
            }
            attend(due, clock);
            mailLeaves = mailLeaves && deliver(due.rows(), clock, end);
            if (due.hasOnlyRows() && (due.rows().isEmpty() || !mailLeaves)) {
                return;
            }
        }
    }

    // Once a run, so that the dashboard shows how far behind each was when it began.
    private static void note(DueList due, Instant now) {
        due.since()
                .ifPresent(since -> Log.oldestDue("Something is due", Duration.between(since, now), now.toEpochMilli())
                        .write());
    }

    private void attend(DueList due, Clock clock) {
        due.requests().forEach(id -> attend(id, clock.instant()));
        due.invitations().forEach(id -> guests.attend(id, clock.instant()));
        if (due.digest()) {
            attempt("The digest could not be sent", clock.instant(), () -> digest.attend(clock.instant()));
        }
        if (due.news()) {
            attempt("The host could not be told of answers", clock.instant(), () -> guests.tell(clock.instant()));
        }
        due.watches()
                .forEach(id -> attempt(
                        "A watch could not be looked at", clock.instant(), () -> watchers.attend(id, clock.instant())));
        // At SES's pace, and behind everybody else's mail: not before what was written earlier has left.
        if (due.rows().size() < AT_A_TIME) {
            due.tellings()
                    .forEach(trip -> attempt(
                            "People could not be told of a trip",
                            clock.instant(),
                            () -> watchers.tell(trip, clock.instant())));
        }
    }

    private void attend(RequestId id, Instant now) {
        try {
            // The index lags, so the request itself decides.
            requests.find(id, now)
                    .ifPresent(stored -> Due.next(stored.request())
                            .filter(due -> !due.at().isAfter(now))
                            .ifPresent(due -> attend(stored, due, now)));
        } catch (RuntimeException | Error fault) {
            Log.alarm("A request that was due could not be processed", now.toEpochMilli())
                    .request(id)
                    .cause(fault)
                    .write();
        }
    }

    private void attend(Stored stored, Due due, Instant now) {
        boolean done = switch (due) {
            case Due.Change change -> requests.save(stored, change.step(now), Agenda.NONE, now);
            case Due.Purge purge -> requests.purge(stored, purge.erased(), now);
        };
        // If it was not done, somebody else has changed the request meanwhile, and the next sweep looks again.
        Log.info(done ? "Processed a request that was due" : "Overtaken while processing a request that was due")
                .request(stored.request().id())
                .write();
    }

    // What fails is tried again in the next run, and must not hold up the rest of this one.
    private static void attempt(String failure, Instant now, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error fault) {
            Log.alarm(failure, now.toEpochMilli()).cause(fault).write();
        }
    }

    /** The most overdue first, each one sent or postponed before the next. */
    private boolean deliver(List<OutboxRow.Mailing> rows, Clock clock, Instant end) {
        for (OutboxRow.Mailing row : rows) {
            for (int throttled = 0; clock.instant().isBefore(end) && !deliver(row, clock.instant()); ) {
                if (++throttled == MOST_THROTTLED) {
                    return false;
                }
                rest.accept(REST);
            }
        }
        return true;
    }

    private boolean deliver(OutboxRow.Mailing row, Instant now) {
        try {
            return sender.deliver(row, now);
        } catch (RuntimeException | Error fault) {
            Log line = Log.alarm("An email could not be delivered", now.toEpochMilli());
            row.about().map(line::request).orElse(line).cause(fault).write();
            return true;
        }
    }
}
