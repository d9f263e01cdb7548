package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/**
 * Lets so many steps pass, then ends the process: whatever it would do after that does not happen. A step is a call that follows
 * a change. To end after a call that only reads leaves what ending before it would leave.
 */
final class Fuse implements Between {

    /** The process is gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Of {@link meetme.mail.MailTransport}, which here is no call to AWS. */
    private static final String SEND = "deliver";

    private static final long UNKNOWN = -1;

    private int left;
    private long seen = UNKNOWN;
    private boolean burnt;
    private boolean gone;

    Fuse(int left) {
        this.left = left;
    }

    private void step() {
        if (!burnt && left-- == 0) {
            burnt = true;
            gone = true;
        }
    }

    @Override
    public Object answer(String method, Object[] args, Callable<Object> real) throws Exception {
        long writes = AwsCalls.writes();
        if (writes != seen) {
            seen = writes;
            step();
        }
        if (gone) {
            throw new Crash();
        }
        Object result = real.call();
        if (method.equals(SEND)) {
            seen = UNKNOWN;
        }
        return result;
    }

    /** Starts the process and has it do something. Where it ends, nobody is there to try again. */
    void once(Runnable step) {
        gone = false;
        seen = UNKNOWN;
        try {
            step.run();
        } catch (Crash crash) {
            assertThat(gone).isTrue();
        }
    }

    boolean isGone() {
        return gone;
    }

    boolean isBurnt() {
        return burnt;
    }
}
