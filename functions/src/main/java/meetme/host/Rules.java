package meetme.host;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import meetme.meetup.Slot;

/**
 * How the host wants to be asked.
 *
 * @param leadTime from asking to the start of the meetup, at least
 * @param askAhead how many days ahead one can ask, by the city's calendar; the last of them counts in full
 * @param meeting how long a meetup takes unless its kind says otherwise
 * @param step between two times that are offered; a whole multiple of 5 minutes
 * @param answerWithin how soon the host promises to answer
 * @param retention how long a request is kept once it is over
 * @param weeklyDigest whether the host is mailed on Mondays how things stand
 */
public record Rules(
        Duration leadTime,
        Period askAhead,
        Duration meeting,
        Duration step,
        Duration answerWithin,
        Duration retention,
        boolean weeklyDigest) {

    /**
     * When whoever asks for these times now has an answer: as soon as the host promises, and no later than before the
     * last of them, or it would be of no use.
     */
    public Instant answerBy(Collection<Slot> times, Instant now) {
        Instant promised = now.plus(answerWithin);
        Instant last =
                times.stream().map(Slot::start).max(Comparator.naturalOrder()).orElseThrow();
        Instant useful = last.minus(leadTime.dividedBy(2));
        return (promised.isBefore(useful) ? promised : useful).truncatedTo(ChronoUnit.SECONDS);
    }
}
