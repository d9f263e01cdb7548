package meetme.meetup;

import java.time.Duration;
import java.util.List;

/**
 * A request's next state, and who must hear of the change at once.
 *
 * @param announces each becomes one email
 */
public record Transition(MeetupRequest to, List<Notice> announces) {

    public Transition {
        announces = List.copyOf(announces);
    }

    static Transition quiet(MeetupRequest to) {
        return new Transition(to, List.of());
    }

    static Transition of(MeetupRequest to, Notice... announces) {
        return new Transition(to, List.of(announces));
    }

    /** The same, kept until the retention time after the last moment that it is about. */
    public Transition keptFor(Duration retention) {
        return new Transition(to.with(to.progress().keepUntil(to.lastMoment().plus(retention))), announces);
    }
}
