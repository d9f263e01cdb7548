package meetme.local.io;

/** Something on this machine is in the way; the message says what to do about it, in one line. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
        super(message);
    }
}
