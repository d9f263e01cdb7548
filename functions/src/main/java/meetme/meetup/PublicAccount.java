package meetme.meetup;

/** The port that tells how the promise is kept. As of {@link Requests}, it may throw {@link StoreUnavailable}. */
public interface PublicAccount {

    /** As it stands, in one read. */
    Ledger ledger();
}
