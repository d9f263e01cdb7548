package meetme.local.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;

/**
 * How far to move the clock on: an ISO-8601 duration such as {@code PT1H}, {@code P1D}, {@code P2W} or {@code P1M}. Days,
 * months and years are those of UTC.
 */
public record Advance(TemporalAmount amount) {
    private static final Period MOST = Period.ofYears(10);

    /** @throws LocalProblem if it is not a duration, goes back, or goes more than ten years on */
    static Advance parse(String duration, Instant now) throws LocalProblem {
        Advance advance = new Advance(amount(duration));
        try {
            Instant target = advance.from(now);
            if (target.isBefore(now)) {
                throw new LocalProblem(422, "The clock cannot go back");
            }
            if (!target.isAfter(new Advance(MOST).from(now))) {
                return advance;
            }
        } catch (DateTimeException | ArithmeticException outOfRange) {
            // More than ten years, that is.
        }
        throw new LocalProblem(422, "Move it by at most ten years at a time");
    }

    private static TemporalAmount amount(String duration) throws LocalProblem {
        try {
            return Duration.parse(duration);
        } catch (DateTimeParseException notOfDaysAndTime) {
            return period(duration);
        }
    }

    private static TemporalAmount period(String duration) throws LocalProblem {
        try {
            return Period.parse(duration);
        } catch (DateTimeParseException neither) {
            throw new LocalProblem(422, "Use an ISO-8601 duration such as PT1H or P1D");
        }
    }

    Instant from(Instant now) {
        return now.atOffset(ZoneOffset.UTC).plus(amount).toInstant();
    }
}
