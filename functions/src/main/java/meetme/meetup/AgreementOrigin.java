package meetme.meetup;

/** How it came about that they will meet. */
public enum AgreementOrigin {
    /** The host chose one of the visitor's times. */
    APPROVED,
    /** The visitor took one that the host had offered. */
    ACCEPTED,
    /** What they had agreed on before stands, because nothing else came of it. */
    STANDS
}
