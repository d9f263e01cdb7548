package meetme.host;

import java.time.Duration;
import java.time.Period;

/**
 * How the host wants to be asked.
 *
 * @param leadTime from asking to the start of the meetup, at least
 * @param askAhead how many days ahead one can ask, by the city's calendar; the last of them counts in full
 * @param meeting how long a meetup takes unless its kind says otherwise
 * @param step between two times that are offered; a whole multiple of 5 minutes
 * @param answerWithin how soon the host promises to answer
 * @param retention how long a request is kept once it is over
 */
public record Rules(
        Duration leadTime,
        Period askAhead,
        Duration meeting,
        Duration step,
        Duration answerWithin,
        Duration retention) {}
