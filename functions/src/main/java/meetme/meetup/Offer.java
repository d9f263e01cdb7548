package meetme.meetup;

import java.time.Instant;
import java.util.List;

/**
 * What the host suggests instead.
 *
 * @param times one to three to choose from
 * @param takeBy until when it stands
 * @param reminded whether the visitor has been reminded of it, or need not be
 */
public record Offer(List<Slot> times, Place place, Instant takeBy, boolean reminded) {

    public Offer {
        times = List.copyOf(times);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("An offer offers a time");
        }
    }

    /** One that has just been made. */
    public Offer(List<Slot> times, Place place, Instant takeBy) {
        this(times, place, takeBy, false);
    }

    Offer afterReminder() {
        return new Offer(times, place, takeBy, true);
    }

    @Override
    public String toString() {
        return "Offer[takeBy=" + takeBy + "]";
    }
}
