package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * It is the host's turn: times to choose from, if the visitor named any, and until when an answer is due.
 *
 * @param times up to three, in the visitor's order of preference
 * @param answerBy the time by which the visitor was told to expect an answer
 * @param nudges how many of the {@link #plan()}ned nudges are over, sent or skipped
 */
public record Proposal(List<Slot> times, Instant since, Instant answerBy, int nudges) {

    /** The minimum time between emails to the host, and before the answer-by date, so that none is a nuisance. */
    static final Duration APART = Duration.ofHours(12);

    private static final Duration FIRST = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofDays(3);
    private static final Duration LAST = Duration.ofDays(1);

    /** Of a day: in the morning of it. */
    private static final Duration LAST_OF_DAY = Duration.ofHours(15);

    public Proposal {
        times = List.copyOf(times);
    }

    /** A new turn. */
    public static Proposal begin(List<Slot> times, Instant since, Instant answerBy) {
        return new Proposal(times, since, answerBy, 0);
    }

    /** An email that reminds the host of the answer that is still missing. */
    public record Nudge(Instant at, Notice notice) {}

    /**
     * When the host is nudged: after a day, after three, and a day before the answer is due, or in the morning where it is due
     * that day; half-way if there is no room for that. All of it follows from the turn's beginning and end, so that nothing can be planned twice; a short turn
     * has fewer.
     */
    public List<Nudge> plan() {
        Instant lastCall = lastCall();
        boolean called = !lastCall.isBefore(since.plus(APART));
        Instant end = called ? lastCall : end();
        List<Nudge> plan = new ArrayList<>();
        if (!since.plus(FIRST).isAfter(end.minus(APART))) {
            plan.add(new Nudge(since.plus(FIRST), Notice.FIRST_NUDGE_TO_HOST));
        }
        if (!since.plus(SECOND).isAfter(end.minus(APART))) {
            plan.add(new Nudge(since.plus(SECOND), Notice.SECOND_NUDGE_TO_HOST));
        }
        if (called) {
            plan.add(new Nudge(lastCall, Notice.LAST_CALL_TO_HOST));
        }
        return List.copyOf(plan);
    }

    // Half-way keeps the distance to both ends if anything can.
    private Instant lastCall() {
        Instant early = end().minus(HostDeadline.isDay(answerBy) ? LAST_OF_DAY : LAST);
        return early.isBefore(since.plus(APART))
                ? since.plus(Duration.between(since, end()).dividedBy(2))
                : early;
    }

    /** When the turn next needs attention: to nudge, or to end. */
    Instant nextAt() {
        List<Nudge> plan = plan();
        return nudges < plan.size() ? plan.get(nudges).at() : end();
    }

    /** From when on it is too late for an answer. */
    Instant end() {
        return HostDeadline.over(answerBy);
    }

    /** What the host is told who has not answered by now. */
    public Notice nudge(Instant now) {
        return now.isBefore(since.plus(SECOND)) ? Notice.FIRST_NUDGE_TO_HOST : Notice.SECOND_NUDGE_TO_HOST;
    }

    Proposal nudged(int nudges) {
        return new Proposal(times, since, answerBy, nudges);
    }

    /** Whether one of the times has not begun yet. */
    public boolean isOpen(Instant now) {
        return times.stream().anyMatch(slot -> slot.start().isAfter(now));
    }

    @Override
    public String toString() {
        return "Turn[answerBy=" + answerBy + ", nudges=" + nudges + "]";
    }
}
