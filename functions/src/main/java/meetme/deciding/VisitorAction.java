package meetme.deciding;

import java.util.Locale;
import java.util.Optional;

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

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
