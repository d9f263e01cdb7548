package meetme.deciding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import meetme.deciding.VisitorCommand.Accept;
import meetme.deciding.VisitorCommand.Ask;
import meetme.deciding.VisitorCommand.Cancel;
import meetme.deciding.VisitorCommand.Confirm;
import meetme.deciding.VisitorCommand.Erase;
import meetme.deciding.VisitorCommand.Export;
import meetme.deciding.VisitorCommand.Move;
import meetme.deciding.VisitorCommand.Recall;
import meetme.deciding.VisitorCommand.Withdraw;
import meetme.meetup.MeetupReport;

/** The visitor's buttons, in the order in which views name them. */
enum VisitorAction {
    ACCEPT,
    ASK,
    WITHDRAW,
    MOVE,
    CANCEL,
    MET,
    MISSED,
    CONFIRM,
    EXPORT,
    ERASE;

    static Optional<VisitorAction> named(String name) {
        for (VisitorAction action : values()) {
            if (action.wireName().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    /** What the visitor could press for, if they found something to choose. */
    VisitorCommand example() {
        return switch (this) {
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

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
