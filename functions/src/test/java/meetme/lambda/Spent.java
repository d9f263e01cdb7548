package meetme.lambda;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What the thread that asks has spent, in nanoseconds.
 *
 * @param cpu of its own, which is nearly the same however busy the machine is
 */
record Spent(long time, long cpu) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static final Spent NOTHING = new Spent(0, 0);

    static Spent now() {
        return new Spent(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
    }

    Spent plus(Spent more) {
        return new Spent(time + more.time, cpu + more.cpu);
    }

    Spent minus(Spent before) {
        return new Spent(time - before.time, cpu - before.cpu);
    }
}
