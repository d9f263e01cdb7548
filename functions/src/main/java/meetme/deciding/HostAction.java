package meetme.deciding;

import java.util.Locale;
import java.util.Optional;

/** The host's buttons. */
enum HostAction {
    APPROVE,
    COUNTER,
    DECLINE,
    PITCH,
    CANCEL,
    UNDO,
    MET,
    MISSED,
    BOARD;

    static Optional<HostAction> named(String name) {
        for (HostAction action : values()) {
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
