package meetme.deciding;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import meetme.meetup.Verdict.Why;
import meetme.web.Fields;
import meetme.web.Text;

/**
 * A press of the host's, as the page sends it.
 *
 * @param version of the request that the page showed
 * @param time that is approved, local to the request's city
 * @param times that are suggested instead, local to the request's city
 * @param why they did not meet
 * @param anyway approves or suggests over an overlap
 */
record HostOrder(
        int version,
        HostAction action,
        Optional<LocalDateTime> time,
        Optional<String> place,
        List<LocalDateTime> times,
        Optional<String> note,
        Optional<Why> why,
        boolean anyway) {

    static final Set<String> FIELDS =
            Set.of("token", "version", "action", "time", "place", "times", "note", "why", "anyway");

    private static final int LONGEST_PLACE = 200;

    /** An order, or everything that is wrong with it. */
    sealed interface Reading {

        record Read(HostOrder order) implements Reading {}

        record Wrong(List<Refusal> refusals) implements Reading {}
    }

    static Reading read(Fields body) {
        PressFields fields = new PressFields(body);
        Optional<Integer> version = fields.version();
        Optional<HostAction> action = fields.action(HostAction::named, "action.host");
        Optional<LocalDateTime> time = fields.time();
        Optional<String> place = fields.optional("place", HostOrder::place, "place.length");
        List<LocalDateTime> times = fields.times();
        Optional<String> note = fields.note();
        Optional<Why> why = fields.why();
        boolean anyway = fields.flag("anyway");
        if (version.isEmpty() || action.isEmpty() || !fields.refusals().isEmpty()) {
            return new Reading.Wrong(fields.refusals());
        }
        return new Reading.Read(new HostOrder(version.get(), action.get(), time, place, times, note, why, anyway));
    }

    /** Every time that the order names. */
    List<LocalDateTime> allTimes() {
        return Stream.concat(time.stream(), times.stream()).toList();
    }

    private static Optional<String> place(String typed) {
        return Text.line(typed).filter(text -> !text.isEmpty() && Text.length(text) <= LONGEST_PLACE);
    }
}
