package meetme.deploying;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long Lambda lets this call continue. Nothing runs in parallel: whatever Lambda freezes half done would continue during the
 * next call, which may be there to undo it.
 */
public record TimeLeft(Supplier<Duration> left) {

    /** For one more step, at most {@link #STEP}, and then for several attempts to respond. */
    static final Duration RESERVE = Duration.ofSeconds(30);

    /** No call to AWS may take longer, including its own retries. */
    public static final Duration STEP = Duration.ofSeconds(15);

    /** Must be called before each step. */
    void forOneStep() {
        if (left.get().compareTo(RESERVE) < 0) {
            throw new OutOfTime();
        }
    }

    /** A response now is better than none later. */
    static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("The time that Lambda gives was nearly over");
        }
    }
}
