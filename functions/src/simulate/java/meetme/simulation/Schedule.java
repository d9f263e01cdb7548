package meetme.simulation;

import java.util.function.LongSupplier;
import meetme.simulation.Functions.Kind;

/**
 * Has SweepFunction called every minute. Of the minutes in which it would find nothing to do, it leaves out most, or else a story
 * would take as long to tell as to happen.
 */
final class Schedule {

    /** What the name of each of its calls begins with. */
    static final String SWEEP = "sweep at minute ";

    private static final long MINUTE = 60_000;
    private static final int LONGEST_PAUSE = 60;

    private final World world;
    private final Functions functions;
    private final LongSupplier nextDue;
    private long offUntil;
    private long nextAt = Long.MAX_VALUE;
    private int generation;
    private int idle;
    private boolean changed;

    /** @param nextDue when something is due that is in the table, in milliseconds; that it is due already, it says as well */
    Schedule(World world, Functions functions, LongSupplier nextDue) {
        this.world = world;
        this.functions = functions;
        this.nextDue = nextDue;
    }

    /** The table has changed. */
    void changed() {
        changed = true;
        idle = 0;
        plan(nextMinute());
    }

    /** Nobody calls it until then. */
    void isOffUntil(long millis) {
        offUntil = millis;
    }

    boolean isOff() {
        return world.millis() < offUntil;
    }

    private long nextMinute() {
        return Math.floorDiv(world.millis(), MINUTE) * MINUTE + MINUTE;
    }

    private void plan(long at) {
        if (at >= nextAt) {
            return;
        }
        nextAt = at;
        int plan = ++generation;
        world.at(at, () -> {
            if (plan == generation) {
                tick();
            }
        });
    }

    private void tick() {
        long minute = nextAt;
        nextAt = Long.MAX_VALUE;
        generation++;
        changed = false;
        String name = SWEEP + minute / MINUTE;
        double rate = world.faults().schedule();
        if (minute < offUntil || world.dice().happens(rate, name + " is missed")) {
            world.say(() -> name + " is missed");
        } else {
            sweep(name);
            if (world.dice().happens(rate, name + " is doubled")) {
                sweep(name + ", doubled");
            }
        }
        plan(next());
    }

    private void sweep(String name) {
        functions.call(Kind.SWEEP, name, "{}", (task, answer) -> {});
    }

    private long next() {
        if (changed) {
            return nextMinute();
        }
        long due = nextDue.getAsLong();
        if (due == Long.MAX_VALUE) {
            return due;
        }
        if (due > world.millis()) {
            return Math.max(nextMinute(), Math.ceilDiv(due, MINUTE) * MINUTE);
        }
        idle++;
        return nextMinute() + Math.min(1L << Math.min(idle, 6), LONGEST_PAUSE) * MINUTE;
    }
}
