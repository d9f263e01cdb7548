package meetme.simulation;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function. It has a thread of its own, but only ever one of all runs: it goes on when it is told to, until it is
 * over or puts itself on hold. One that is never put on hold needs no thread.
 */
final class Task {

    /** The process is gone: what it would do after that does not happen. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1;

        Crash() {
            super("The process has ended", null, false, false);
        }
    }

    private final String name;
    private final long begunAt;
    private final long deadline;
    private final Runnable body;
    private final Optional<Thread> thread;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private int calls;
    private int commits;
    private boolean started;
    private boolean over;
    private boolean dead;
    private @Nullable Throwable thrown;
    private Optional<String> unrecorded = Optional.empty();

    /**
     * @param deadline after which Lambda ends it
     * @param mayHold whether it may be put on hold
     */
    Task(World world, String name, long deadline, boolean mayHold, Runnable body) {
        this.name = name;
        this.begunAt = world.millis();
        this.deadline = deadline;
        this.body = body;
        this.thread = mayHold
                ? Optional.of(Thread.ofVirtual().unstarted(() -> {
                    Here.is(world);
                    runToTheEnd();
                    back.release();
                }))
                : Optional.empty();
    }

    private void runToTheEnd() {
        try {
            body.run();
        } catch (Crash crash) {
            dead = true;
        } catch (RuntimeException | Error fault) {
            thrown = fault;
        } finally {
            over = true;
        }
    }

    /** Lets it run until it is on hold or over. */
    void run() {
        if (thread.isEmpty()) {
            runToTheEnd();
            return;
        }
        if (started) {
            go.release();
        } else {
            started = true;
            thread.get().start();
        }
        back.acquireUninterruptibly();
    }

    /** Puts it on hold: for its own thread to call. */
    void hold() {
        if (thread.isEmpty()) {
            throw new IllegalStateException("It has no thread of its own to hold");
        }
        back.release();
        go.acquireUninterruptibly();
        // To wait for that has used up the rest.
        rest();
    }

    /**
     * The next rest of this thread takes no time, as real ones would: to park may end at once for no reason, and here it always
     * does.
     */
    static void rest() {
        LockSupport.unpark(Thread.currentThread());
    }

    String name() {
        return name;
    }

    long begunAt() {
        return begunAt;
    }

    /** What its next call is called. */
    String next(String operation) {
        return name + " #" + ++calls + " " + operation;
    }

    /** When Lambda ends it. */
    long deadline() {
        return deadline;
    }

    boolean isLate(long now) {
        return now > deadline;
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    boolean isOver() {
        return over;
    }

    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    void committed() {
        commits++;
    }

    /** How often it has changed something. */
    int commits() {
        return commits;
    }

    /** It has sent this email, and the table does not say so yet. */
    void sent(String messageId) {
        unrecorded = Optional.of(messageId);
    }

    /** The email that it has sent without anybody knowing, if any; asked once. */
    Optional<String> forget() {
        Optional<String> email = unrecorded;
        unrecorded = Optional.empty();
        return email;
    }
}
