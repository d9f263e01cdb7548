package meetme.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Time, and what happens when. One thing at a time: whatever runs puts the clock on, and ends or is put on hold. */
final class World {

    private static final int MOST_EVENTS = 60_000;

    private record Event(long at, long order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Dice dice;
    private final Faults faults;
    private final Optional<List<String>> trace;
    private final List<String> alarms = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<Task> running = new ArrayList<>();
    private long now;
    private long order;
    private int draws;
    private @Nullable Task current;
    private @Nullable Violation broken;

    /** @param trace gets a line for everything that happens, if anybody wants to read it */
    World(Dice dice, Instant start, Optional<List<String>> trace) {
        this.dice = dice;
        this.faults = new Faults(dice);
        this.now = start.toEpochMilli();
        this.trace = trace;
    }

    Dice dice() {
        return dice;
    }

    Faults faults() {
        return faults;
    }

    // Time

    long millis() {
        return now;
    }

    Instant now() {
        return Instant.ofEpochMilli(now);
    }

    void pass(long millis) {
        now += millis;
    }

    /** A clock that is wrong by so much. */
    Clock clock(Duration wrongBy) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now().plus(wrongBy);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    void at(long time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    void after(Duration pause, Runnable what) {
        at(now + pause.toMillis(), what);
    }

    /**
     * Does what happens until then, in its order.
     *
     * @param afterEach looks at what has become of it
     */
    void runUntil(long end, Runnable afterEach) {
        for (int count = 0; !events.isEmpty() && events.peek().at() <= end; count++) {
            if (count == MOST_EVENTS) {
                throw new Violation("Everything comes to an end", "there is something to do for ever");
            }
            Event next = events.poll();
            now = Math.max(now, next.at());
            next.what().run();
            afterEach.run();
        }
        now = Math.max(now, end);
    }

    // Tasks

    /** Has a function called, in a while; what follows is done when it has ended, well or not. */
    void start(String name, Duration timeout, Runnable body, java.util.function.Consumer<Task> then) {
        Task task = new Task(this, name, now + timeout.toMillis(), faults.holds() > 0, body);
        running.add(task);
        goOn(task, then);
    }

    private void goOn(Task task, java.util.function.Consumer<Task> then) {
        current = task;
        task.run();
        current = null;
        endIfBroken();
        if (task.isOver()) {
            running.remove(task);
            if (task.isDead()) {
                say(() -> task.name() + ": the process has ended");
            }
            then.accept(task);
        } else {
            at(heldUntil, () -> goOn(task, then));
        }
    }

    private long heldUntil;

    /** Puts the task that runs on hold; for its own thread to call. */
    void hold(long millis) {
        heldUntil = Math.min(now + millis, task().deadline() + 1);
        task().hold();
    }

    /** The task that runs. */
    Task task() {
        if (current == null) {
            throw new IllegalStateException("Nothing runs that may call AWS");
        }
        return current;
    }

    Optional<Task> taskIfAny() {
        return Optional.ofNullable(current);
    }

    /** Whether it is time alone that brings about what happens now. */
    boolean isSweeping() {
        return current != null && current.name().startsWith(Schedule.SWEEP);
    }

    /** Looks at something while a function runs: what it finds ends the story, whatever the function would make of it. */
    void look(Runnable check) {
        try {
            check.run();
        } catch (Violation violation) {
            say(() -> "Broken: " + violation.getMessage());
            broken = broken == null ? violation : broken;
        }
    }

    private void endIfBroken() {
        if (broken != null) {
            throw broken;
        }
    }

    /** Ends all processes: none of those that are on hold does anything any more. */
    void endAll() {
        running.forEach(Task::die);
    }

    boolean isRunning(String name) {
        return running.stream().anyMatch(task -> task.name().equals(name));
    }

    // What the program has for itself

    void fill(byte[] bytes) {
        String who = taskIfAny().map(Task::name).orElse("nobody");
        new Random(dice.bits("random bytes " + who + " " + draws++)).nextBytes(bytes);
    }

    void logged(String line) {
        if (line.startsWith("{\"level\":\"ERROR\"")
                && taskIfAny().filter(Task::isDead).isEmpty()) {
            alarms.add(line);
            say(() -> "ALARM " + line.replaceAll(",\"_aws\":.*?}]}]}", ""));
        }
    }

    List<String> alarms() {
        return alarms;
    }

    /** The Message-ID of each copy that has left without the program knowing. */
    List<String> doubts() {
        return doubts;
    }

    // Telling

    void say(Supplier<String> line) {
        trace.ifPresent(lines -> lines.add(now() + "  " + line.get()));
    }
}
