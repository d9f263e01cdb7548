package meetme.deciding.visitor;

/** The visitor's buttons, in the order in which views name them. */
public enum VisitorAction {
    ACCEPT,
    ASK,
    WITHDRAW,
    MOVE,
    CANCEL,
    MET,
    MISSED,
    CONFIRM,
    EXPORT,
    ERASE
}
