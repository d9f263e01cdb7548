package meetme.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import meetme.meetup.HostDeadline;
import meetme.meetup.Slot;

/**
 * How the host wants to be asked.
 *
 * @param leadTime the minimum time between asking and the start of the meetup
 * @param askAhead how many days ahead visitors can ask, in the city's time zone; the last day counts in full
 * @param meeting how long a meetup takes unless its kind says otherwise
 * @param step the interval between offered times; a multiple of 5 minutes
 * @param answerWithin how soon the host promises to answer
 * @param retention how long a request is kept once it is over
 * @param weeklyDigest whether the host gets a summary by email on Mondays
 * @param pace how close together meetups are offered
 */
public record Rules(
        Duration leadTime,
        Period askAhead,
        Duration meeting,
        Duration step,
        Duration answerWithin,
        Duration retention,
        boolean weeklyDigest,
        Pace pace) {

    /** Without a limit to how close together meetups are. */
    public Rules(
            Duration leadTime,
            Period askAhead,
            Duration meeting,
            Duration step,
            Duration answerWithin,
            Duration retention,
            boolean weeklyDigest) {
        this(leadTime, askAhead, meeting, step, answerWithin, retention, weeklyDigest, Pace.ANY);
    }

    /**
     * When a visitor who asks for these times now will have an answer: by the end of the day that the host promises, and early
     * enough before the last of the times to be useful. Whoever names no time has it early enough before they leave.
     *
     * @param leaves when the stay ends; where it has ended already, it limits nothing
     * @param home whose days they are
     */
    public Instant answerBy(Collection<Slot> times, Instant leaves, ZoneId home, Instant now) {
        Instant promised = HostDeadline.through(LocalDate.ofInstant(now.plus(answerWithin), home), home);
        Instant useful = times.isEmpty() ? beforeTheyLeave(leaves, now) : beforeTheLast(times);
        return promised.isBefore(useful) ? promised : HostDeadline.upTo(useful);
    }

    private Instant beforeTheLast(Collection<Slot> times) {
        Instant last =
                times.stream().map(Slot::start).max(Comparator.naturalOrder()).orElseThrow();
        return last.minus(leadTime.dividedBy(2));
    }

    // What is left of a stay can be less than the notice that the host likes to have; then it is half of that.
    private Instant beforeTheyLeave(Instant leaves, Instant now) {
        if (!leaves.isAfter(now)) {
            return Instant.MAX;
        }
        Duration left = Duration.between(now, leaves);
        return leaves.minus((left.compareTo(leadTime) < 0 ? left : leadTime).dividedBy(2));
    }
}
