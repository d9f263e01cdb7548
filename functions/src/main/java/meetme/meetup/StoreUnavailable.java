package meetme.meetup;

/** AWS is throttling or in trouble; nobody knows whether the call took effect. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
