package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A period of time in a city: an exact start, a length, and the city's time zone.
 *
 * <p>The instant is what is stored and compared; the zone is kept because people meet at a local time.
 */
public record Slot(Instant start, Duration length, ZoneId zone) {

    public Slot {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("A slot takes time");
        }
    }

    /**
     * The slot that begins at a local time. If clocks go back and the time occurs twice, it is the earlier one.
     *
     * @return empty if clocks go forward over that time, so that it does not exist in the zone
     */
    public static Optional<Slot> at(LocalDateTime local, Duration length, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Slot(local.toInstant(offsets.get(0)), length, zone));
    }

    public Instant end() {
        return start.plus(length);
    }

    /** The start as the city's clocks show it. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(start, zone);
    }

    /** Whether the two share any moment; meetups back to back do not. */
    public boolean overlaps(Slot other) {
        return start.isBefore(other.end()) && other.start.isBefore(end());
    }
}
