package meetme.deciding.visitor;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.deciding.CommandFields;
import meetme.deciding.ParsedCommand;
import meetme.http.Fields;
import meetme.meetup.MeetupReport;
import meetme.meetup.MeetupReport.Why;

/** What the visitor presses for, each with what it takes. Times are local to the request's city. */
public sealed interface VisitorCommand {

    /** One that leads on from the state of the request. */
    sealed interface Change extends VisitorCommand {}

    /** A change of what the two are about, as the visitor sees it. */
    sealed interface Wish extends Change {}

    /** Shows that the address is theirs. */
    record Confirm() implements Change {}

    /** Wants to be forgotten. */
    record Erase() implements Change {}

    /** Takes one of the times that the host offers. */
    record Accept(Optional<LocalDateTime> time) implements Wish {}

    /** Asks for other times than those that the host offers. */
    record Ask(List<LocalDateTime> times) implements Wish {}

    record Withdraw() implements Wish {}

    record Cancel(Optional<String> note) implements Wish {}

    /** Asks for another time than what was agreed. */
    record Move(List<LocalDateTime> times) implements Wish {}

    /** Says whether they have met. */
    record Recall(MeetupReport report) implements Wish {}

    /** Takes their data along; no request is changed by it. */
    record Export() implements VisitorCommand {}

    Set<String> FIELDS = Set.of("token", "version", "action", "time", "times", "note", "why");

    static ParsedCommand<VisitorCommand> read(Fields body) {
        CommandFields fields = new CommandFields(body);
        Optional<Integer> version = fields.version();
        Optional<VisitorAction> action = fields.action("action.visitor", VisitorAction.values());
        Optional<LocalDateTime> time = fields.time();
        List<LocalDateTime> times = fields.times();
        Optional<String> note = fields.note();
        Optional<Why> why = fields.why();
        return fields.command(version, action.map(pressed -> switch (pressed) {
            case CONFIRM -> new Confirm();
            case ACCEPT -> new Accept(time);
            case ASK -> new Ask(times);
            case WITHDRAW -> new Withdraw();
            case CANCEL -> new Cancel(note);
            case MOVE -> new Move(times);
            case MET -> new Recall(MeetupReport.MET);
            case MISSED -> new Recall(MeetupReport.missed(why));
            case EXPORT -> new Export();
            case ERASE -> new Erase();
        }));
    }

    /** What the visitor could press for, if they found something to choose. */
    static VisitorCommand example(VisitorAction action) {
        return switch (action) {
            case ACCEPT -> new Accept(Optional.empty());
            case ASK -> new Ask(List.of());
            case WITHDRAW -> new Withdraw();
            case MOVE -> new Move(List.of());
            case CANCEL -> new Cancel(Optional.empty());
            case MET -> new Recall(MeetupReport.MET);
            case MISSED -> new Recall(MeetupReport.missed(Optional.empty()));
            case CONFIRM -> new Confirm();
            case EXPORT -> new Export();
            case ERASE -> new Erase();
        };
    }
}
