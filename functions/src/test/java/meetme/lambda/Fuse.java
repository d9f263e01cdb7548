package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/** Lets so many half steps pass, then ends the process: whatever it would do after that does not happen. */
final class Fuse implements Between {

    /** The process is gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private int left;
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
        if (gone) {
            throw new Crash();
        }
    }

    @Override
    public Object answer(String method, Object[] args, Callable<Object> real) throws Exception {
        step();
        Object result = real.call();
        step();
        return result;
    }

    /** Starts the process and has it do something. Where it ends, nobody is there to try again. */
    void once(Runnable step) {
        gone = false;
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
