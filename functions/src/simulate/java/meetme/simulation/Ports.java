package meetme.simulation;

import java.util.List;

/** What comes between the program and AWS: whoever calls may be put on hold, or end. */
final class Ports {

    /** Mostly a few milliseconds, so that others come in between; now and then so long that leases and time-outs matter. */
    private static final List<Long> HOLDS =
            List.of(1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L, 55L, 200L, 900L, 4_000L, 9_000L, 25_000L, 45_000L, 70_000L);

    private final World world;

    Ports(World world) {
        this.world = world;
    }

    /** Before a call. */
    void enter(String call) {
        alive();
        world.pass(1);
        mayHold(call + " is on hold before");
        Task.rest();
    }

    /** After it. */
    <T> T leave(String call, T answer) {
        mayHold(call + " is on hold after");
        return answer;
    }

    private void mayHold(String what) {
        if (world.dice().happens(world.faults().holds(), what)) {
            long millis = world.dice().oneOf(HOLDS, what + " for");
            world.say(() -> what + " for " + millis + " ms");
            world.hold(millis);
        }
        alive();
    }

    private void alive() {
        Task task = world.task();
        if (task.isLate(world.millis())) {
            doubt();
            task.die();
        }
        if (task.isDead()) {
            doubt();
            throw new Task.Crash();
        }
    }

    /** Ends the process here. */
    RuntimeException crash(String call) {
        world.say(() -> call + ": crash");
        doubt();
        world.task().die();
        throw new Task.Crash();
    }

    /** A call goes wrong: what to throw. */
    RuntimeException failed(String call, Object how, RuntimeException with) {
        trouble(call, how);
        return with;
    }

    /** Something goes wrong in the task that runs: of what it has sent, it may not know. */
    void trouble(String call, Object how) {
        world.say(() -> call + ": " + how);
        doubt();
    }

    private void doubt() {
        world.task().forget().ifPresent(world.doubts()::add);
    }
}
