package meetme.host;

import java.util.Collection;
import java.util.List;
import meetme.meetup.Slot;

/**
 * What takes up the host's time already, in any zone and order.
 *
 * @param meetups that are agreed: they count against the host's {@link Pace}
 * @param busy what else they have in their own calendar
 */
public record Taken(List<Slot> meetups, List<Slot> busy) {

    public static final Taken NOTHING = new Taken(List.of(), List.of());

    public Taken {
        meetups = List.copyOf(meetups);
        busy = List.copyOf(busy);
    }

    /** Times that have nothing to do with meetups. */
    public static Taken by(Collection<Slot> busy) {
        return new Taken(List.of(), List.copyOf(busy));
    }
}
