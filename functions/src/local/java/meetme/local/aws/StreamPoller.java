package meetme.local.aws;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Sees to it that what is written to the table reaches the mail function, soon after and in order. */
public final class StreamPoller implements AutoCloseable {
    // The table itself takes out what has had its time, and nobody is woken by that.
    private static final long PAUSE_MILLIS = 5_000;
    private static final long PAUSE_AFTER_TROUBLE_MILLIS = 100;

    private final StreamReader stream;
    private final StreamDelivery delivery;
    private final int batchSize;
    private final Lock oneAtATime = new ReentrantLock();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("stream").factory(),
            // What is written while all ends is read at the next start.
            new ThreadPoolExecutor.DiscardPolicy());

    public StreamPoller(StreamReader stream, StreamDelivery delivery, int batchSize) {
        this.stream = stream;
        this.delivery = delivery;
        this.batchSize = batchSize;
    }

    public void start() {
        var _ = timer.scheduleWithFixedDelay(this::drainOrReport, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something may have been written. */
    public void wake() {
        if (!woken.getAndSet(true)) {
            timer.execute(this::drainOrReport);
        }
    }

    private void drainOrReport() {
        woken.set(false);
        try {
            drain();
        } catch (RuntimeException tryAgainSoon) {
            System.err.println("The table's stream could not be read: " + tryAgainSoon);
            var _ = timer.schedule(this::wake, PAUSE_AFTER_TROUBLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns when every record that was written before this call has been handled, or given up. */
    public void drain() {
        oneAtATime.lock();
        try {
            for (var batch = stream.next(batchSize); batch.isPresent(); batch = stream.next(batchSize)) {
                delivery.deliver(batch.get().records());
                stream.handled(batch.get());
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Returns when no record is being handled any more. */
    @Override
    public void close() {
        timer.close();
    }
}
