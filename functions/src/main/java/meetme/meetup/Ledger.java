package meetme.meetup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The public account of the promise.
 *
 * @param asked requests whose answer was given or is overdue
 * @param answersWithin how many were answered within each of {@link #HOURS}, and not within the one before; the last
 *     figure is of all that took longer
 * @param met how many meetups took place
 * @param missed how many that were agreed did not
 */
public record Ledger(long asked, List<Long> answersWithin, long met, long missed) {

    /** Fixed, so that adding an answer is adding one to a number. */
    public static final List<Integer> HOURS = List.of(1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168, 336);

    /** Fewer say nothing about a person. */
    private static final int ENOUGH = 3;

    public static final Ledger EMPTY =
            new Ledger(0, HOURS.stream().map(hours -> 0L).toList(), 0, 0);

    public Ledger {
        answersWithin = List.copyOf(answersWithin);
    }

    /** In which of the figures an answer after that long counts. */
    public static int bucket(Duration after) {
        int bucket = 0;
        while (bucket < HOURS.size() && after.compareTo(Duration.ofHours(HOURS.get(bucket))) > 0) {
            bucket++;
        }
        return bucket;
    }

    public long answered() {
        return answersWithin.stream().mapToLong(Long::longValue).sum();
    }

    /** The account as the page tells it, by name; null where there are too few requests to say. */
    public Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        OptionalInt percent = answeredPercent();
        OptionalLong median = medianHoursToAnswer();
        figures.put("asked", asked);
        figures.put("answered", answered());
        figures.put("answeredPercent", percent.isPresent() ? percent.getAsInt() : null);
        figures.put("medianHoursToAnswer", median.isPresent() ? median.getAsLong() : null);
        figures.put("met", met);
        figures.put("missed", missed);
        return figures;
    }

    /** Of a hundred requests, or nothing while there are too few to say. */
    public OptionalInt answeredPercent() {
        return asked < ENOUGH ? OptionalInt.empty() : OptionalInt.of((int) Math.min(100, answered() * 100 / asked));
    }

    /**
     * Half of the answers came within so many hours, or nothing while there are too few to say. Never better than it
     * was: it is the upper end of the step in which the middle answer lies.
     */
    public OptionalLong medianHoursToAnswer() {
        long answered = answered();
        if (asked < ENOUGH || answered == 0) {
            return OptionalLong.empty();
        }
        long middle = (answered + 1) / 2;
        long sum = 0;
        for (int i = 0; i < HOURS.size(); i++) {
            sum += answersWithin.get(i);
            if (sum >= middle) {
                return OptionalLong.of(HOURS.get(i));
            }
        }
        return OptionalLong.of(HOURS.getLast() + 1L);
    }
}
