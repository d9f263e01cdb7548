package meetme.local;

/** Something on this machine is in the way; the message says what to do about it, in one line. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
