package meetme.deciding.host;

/** The host's buttons, in the order in which views name them. */
public enum HostAction {
    APPROVE,
    COUNTER,
    DECLINE,
    PITCH,
    CANCEL,
    UNDO,
    MET,
    MISSED,
    BOARD
}
