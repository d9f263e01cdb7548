package meetme.deciding.host;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.deciding.CommandFields;
import meetme.deciding.ParsedCommand;
import meetme.http.Fields;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupReport.Why;
import meetme.meetup.MeetupRequest;

/** What the host presses for, each with what it takes. Times are local to the request's city. */
public sealed interface HostCommand {

    /** One that leads on from the state of the request. */
    sealed interface Change extends HostCommand {}

    /** A change that takes up the host's time, over an overlap only where they say {@code anyway}. */
    sealed interface Scheduling extends Change {

        /** Every time that it names. */
        List<LocalDateTime> times();

        /** An id from host.json, or the host's own words. */
        Optional<String> place();

        boolean anyway();
    }

    record Approve(Optional<LocalDateTime> time, Optional<String> place, Optional<String> note, boolean anyway)
            implements Scheduling {

        @Override
        public List<LocalDateTime> times() {
            return time.stream().toList();
        }
    }

    /** Suggests other times, or another place for those on the table. */
    record Counter(List<LocalDateTime> times, Optional<String> place, Optional<String> note, boolean anyway)
            implements Scheduling {}

    record Decline(Optional<String> note) implements Change {}

    record MarkAsPitch(Optional<String> note) implements Change {}

    record Cancel(Optional<String> note) implements Change {}

    record Undo() implements Change {}

    /** Says whether they have met. */
    record Recall(MeetupReport report) implements Change {}

    /** Has the link to the board mailed; no request is changed by it. */
    record MailBoard() implements HostCommand {}

    Set<String> FIELDS = Set.of("token", "version", "action", "time", "place", "times", "note", "why", "anyway");

    int LONGEST_PLACE = 200;

    static ParsedCommand<HostCommand> read(Fields body) {
        CommandFields fields = new CommandFields(body);
        Optional<Integer> version = fields.version();
        Optional<HostAction> action = fields.action("action.host", HostAction.values());
        Optional<LocalDateTime> time = fields.time();
        Optional<String> place = fields.optional("place", "place.length", body.line("place", 1, LONGEST_PLACE));
        List<LocalDateTime> times = fields.times();
        Optional<String> note = fields.note();
        Optional<Why> why = fields.why();
        boolean anyway = fields.flag("anyway");
        return fields.command(version, action.map(pressed -> switch (pressed) {
            case APPROVE -> new Approve(time, place, note, anyway);
            case COUNTER -> new Counter(times, place, note, anyway);
            case DECLINE -> new Decline(note);
            case PITCH -> new MarkAsPitch(note);
            case CANCEL -> new Cancel(note);
            case UNDO -> new Undo();
            case MET -> new Recall(MeetupReport.MET);
            case MISSED -> new Recall(MeetupReport.missed(why));
            case BOARD -> new MailBoard();
        }));
    }

    /** What the host could press for, if they found something to choose. */
    static Optional<HostCommand.Change> example(HostAction action, MeetupRequest request, Instant now) {
        Optional<String> nothing = Optional.empty();
        return switch (action) {
            case APPROVE ->
                request.times().stream()
                        .filter(slot -> slot.start().isAfter(now))
                        .findFirst()
                        .map(slot -> new Approve(Optional.of(slot.local()), nothing, nothing, true));
            case COUNTER -> Optional.of(new Counter(List.of(), nothing, nothing, true));
            case DECLINE -> Optional.of(new Decline(nothing));
            case PITCH -> Optional.of(new MarkAsPitch(nothing));
            case CANCEL -> Optional.of(new Cancel(nothing));
            case UNDO -> Optional.of(new Undo());
            case MET -> Optional.of(new Recall(MeetupReport.MET));
            case MISSED -> Optional.of(new Recall(MeetupReport.missed(Optional.empty())));
            // It is about no state, and stands on every page.
            case BOARD -> Optional.empty();
        };
    }
}
