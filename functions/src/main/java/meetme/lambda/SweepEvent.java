package meetme.lambda;

import java.util.Map;
import meetme.meetup.SendingSwitch;

/** What SweepFunction is called with: by the clock with nothing, by the host with a command. */
sealed interface SweepEvent {

    /** A minute has passed. */
    record Minute() implements SweepEvent {}

    /** The host pauses or resumes sending. */
    record Switch(SendingSwitch.State to) implements SweepEvent {}

    /** An unknown event; it is better to say so than to take it for the schedule. */
    record Unreadable() implements SweepEvent {}

    static SweepEvent read(Map<String, Object> event) {
        if (event.isEmpty()) {
            return new Minute();
        }
        return event.size() == 1 && event.get("sending") instanceof String word
                ? SendingSwitch.State.of(word).<SweepEvent>map(Switch::new).orElseGet(Unreadable::new)
                : new Unreadable();
    }
}
