package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port behind which the host's own calendar is read: when they are busy, never with what.
 *
 * <p>It fails open: where the calendar cannot be read, no time is busy and {@link Reading#unread} says so. A calendar out
 * of order must not close the page.
 */
public interface Busy {

    /** For a host who has named no calendar. */
    Busy NEVER = (from, to, now) -> Reading.NOTHING;

    /** What is known of the time between the two instants. Does not throw. */
    Reading between(Instant from, Instant to, Instant now);

    /** What is known around these slots; of no slots, nothing. */
    default Reading around(List<Slot> slots, Duration margin, Instant now) {
        return slots.stream()
                .map(Slot::start)
                .min(Instant::compareTo)
                .flatMap(first -> slots.stream()
                        .map(Slot::end)
                        .max(Instant::compareTo)
                        .map(last -> between(first.minus(margin), last.plus(margin), now)))
                .orElse(Reading.NOTHING);
    }

    /**
     * What is known.
     *
     * @param busy earliest first; no two of them touch
     * @param unread what is not known; nothing where all could be read
     */
    record Reading(List<Slot> busy, Optional<Unread> unread) {

        public static final Reading NOTHING = new Reading(List.of(), Optional.empty());

        public Reading {
            busy = List.copyOf(busy);
        }
    }

    /** What could not be read, so that a time may overlap it. */
    sealed interface Unread {

        /** All of it. */
        record Since(Instant since) implements Unread {}

        /** So many of its entries. */
        record Entries(int count) implements Unread {}
    }
}
