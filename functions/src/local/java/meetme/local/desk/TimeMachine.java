package meetme.local.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import meetme.local.aws.Schedule;
import meetme.local.aws.StreamPoller;

/**
 * Moves the program's clock on, stopping wherever something is due, so that one long jump and many short ones have the
 * same outcome.
 */
public final class TimeMachine {
    private final LocalClock clock;
    private final NextDue nextDue;
    private final StreamPoller stream;
    private final Schedule schedule;
    private final Runnable atTheEnd;
    private final Lock oneJumpAtATime = new ReentrantLock();

    public TimeMachine(LocalClock clock, NextDue nextDue, StreamPoller stream, Schedule schedule) {
        this(clock, nextDue, stream, schedule, () -> {});
    }

    /**
     * One that does something more at the end of a jump.
     *
     * @param atTheEnd what would have been done often on the way, and of which only the last time matters
     */
    public TimeMachine(LocalClock clock, NextDue nextDue, StreamPoller stream, Schedule schedule, Runnable atTheEnd) {
        this.clock = clock;
        this.nextDue = nextDue;
        this.stream = stream;
        this.schedule = schedule;
        this.atTheEnd = atTheEnd;
    }

    /** Returns the time it is when all that was due until then is done, mails included. */
    public Instant forward(Advance advance) {
        oneJumpAtATime.lock();
        // Or the time that a stop takes would pass over what is due just after it.
        clock.hold();
        try {
            Instant target = advance.from(clock.instant());
            settle();
            for (Optional<Instant> due = next(target); due.isPresent(); due = next(target)) {
                clock.forwardTo(due.get());
                settle();
            }
            clock.forwardTo(target);
            settle();
            atTheEnd.run();
            return clock.instant();
        } finally {
            clock.release();
            oneJumpAtATime.unlock();
        }
    }

    private Optional<Instant> next(Instant target) {
        Instant now = clock.instant();
        if (!now.isBefore(target)) {
            return Optional.empty();
        }
        Optional<Instant> due = nextDue.between(now, target);
        if (due.filter(instant -> !instant.isAfter(now) || instant.isAfter(target))
                .isPresent()) {
            throw new IllegalStateException(
                    "What is due next must lie in (%s, %s], not at %s".formatted(now, target, due.get()));
        }
        return due;
    }

    // What was written before the sweep leaves before it; what the sweep writes leaves with it.
    private void settle() {
        stream.drain();
        schedule.runNow();
        stream.drain();
    }
}
