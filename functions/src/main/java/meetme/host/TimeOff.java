package meetme.host;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the host meets nobody, wherever they are: a day off is that date in every city.
 *
 * @param days earliest first
 */
public record TimeOff(List<DaysOff> days, Optional<Break> pause) {

    public static final TimeOff NONE = new TimeOff(List.of(), Optional.empty());

    public TimeOff {
        days = List.copyOf(days);
    }

    /**
     * A range of days.
     *
     * @param id never used again
     * @param lastDay counts, too; not before the first
     */
    public record DaysOff(String id, LocalDate firstDay, LocalDate lastDay) {

        static final Comparator<DaysOff> BY_DAY = Comparator.comparing(DaysOff::firstDay);

        public boolean includes(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }
    }

    /**
     * No meetups until then.
     *
     * @param until the first day on which the host is back
     * @param words a sentence of the host's for visitors; may be empty
     */
    public record Break(LocalDate until, String words) {

        public boolean includes(LocalDate day) {
            return day.isBefore(until);
        }
    }

    /** The break that keeps a day closed. */
    public Optional<Break> breakOn(LocalDate day) {
        return pause.isPresent() && pause.get().includes(day) ? pause : Optional.empty();
    }

    // A plain loop, because it is asked about hundreds of days while a visitor waits.
    boolean closes(LocalDate day) {
        if (pause.isPresent() && pause.get().includes(day)) {
            return true;
        }
        for (DaysOff off : days) {
            if (off.includes(day)) {
                return true;
            }
        }
        return false;
    }
}
