package meetme.meetup;

/** The port that tells how well the promise is kept. As in {@link Requests}, it may throw {@link StoreUnavailable}. */
public interface PublicAccount {

    /** The current ledger, in one read. */
    Ledger ledger();
}
