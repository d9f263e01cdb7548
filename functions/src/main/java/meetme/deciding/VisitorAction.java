package meetme.deciding;

import java.util.Locale;
import java.util.Optional;

/** The visitor's buttons. */
enum VisitorAction {
    CONFIRM,
    ACCEPT,
    ASK,
    WITHDRAW,
    CANCEL,
    MOVE,
    MET,
    MISSED,
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
