package meetme.meetup;

import java.time.Instant;
import java.util.List;

/**
 * What the host suggests instead.
 *
 * @param times one to three to choose from
 * @param takeBy until when it stands
 */
public record Offer(List<Slot> times, Place place, Instant takeBy) {

    public Offer {
        times = List.copyOf(times);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("An offer offers a time");
        }
    }

    @Override
    public String toString() {
        return "Offer[takeBy=" + takeBy + "]";
    }
}
