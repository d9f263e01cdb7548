package meetme.meetup;

import java.time.Duration;
import java.util.List;

/**
 * A request's next state, and who must hear of the change at once.
 *
 * @param announces each becomes one mail
 */
public record Step(MeetupRequest to, List<Notice> announces) {

    public Step {
        announces = List.copyOf(announces);
    }

    static Step quiet(MeetupRequest to) {
        return new Step(to, List.of());
    }

    static Step of(MeetupRequest to, Notice... announces) {
        return new Step(to, List.of(announces));
    }

    /** The same, remembered for as long as the host says after the last time that it speaks of. */
    public Step keptFor(Duration retention) {
        return new Step(to.with(to.course().keepUntil(to.lastTime().end().plus(retention))), announces);
    }
}
