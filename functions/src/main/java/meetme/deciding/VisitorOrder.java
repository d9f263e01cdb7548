package meetme.deciding;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.meetup.Verdict.Why;
import meetme.web.Fields;

/**
 * A press of the visitor's, as the page sends it.
 *
 * @param version of the request that the page showed
 * @param time of the offer that is taken, local to the request's city
 * @param times that are asked for instead, local to the request's city
 * @param why they did not meet
 */
record VisitorOrder(
        int version,
        VisitorAction action,
        Optional<LocalDateTime> time,
        List<LocalDateTime> times,
        Optional<String> note,
        Optional<Why> why) {

    static final Set<String> FIELDS = Set.of("token", "version", "action", "time", "times", "note", "why");

    /** An order, or everything that is wrong with it. */
    sealed interface Reading {

        record Read(VisitorOrder order) implements Reading {}

        record Wrong(List<Refusal> refusals) implements Reading {}
    }

    static Reading read(Fields body) {
        PressFields fields = new PressFields(body);
        Optional<Integer> version = fields.version();
        Optional<VisitorAction> action = fields.action(VisitorAction::named, "action.visitor");
        Optional<LocalDateTime> time = fields.time();
        List<LocalDateTime> times = fields.times();
        Optional<String> note = fields.note();
        Optional<Why> why = fields.why();
        return version.isEmpty() || action.isEmpty() || !fields.refusals().isEmpty()
                ? new Reading.Wrong(fields.refusals())
                : new Reading.Read(new VisitorOrder(version.get(), action.get(), time, times, note, why));
    }
}
