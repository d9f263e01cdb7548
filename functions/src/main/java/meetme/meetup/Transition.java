package meetme.meetup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** The mail by which the host is nudged, if that is what it announces. */
    public Optional<OutboxRow.Reminder> reminder(Instant now) {
        return to instanceof Pending pending
                ? announces.stream().filter(Notice::isNudge).findFirst().map(nudge -> pending.reminder(nudge, now))
                : Optional.empty();
    }

    /** The same, kept until the retention time after the last moment that it is about. */
    public Transition keptFor(Duration retention) {
        return new Transition(to.with(to.progress().keepUntil(to.lastMoment().plus(retention))), announces);
    }
}
