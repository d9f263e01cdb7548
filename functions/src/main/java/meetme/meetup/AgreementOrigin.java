package meetme.meetup;

/** How the agreement to meet came about. */
public enum AgreementOrigin {
    /** The host chose one of the visitor's times. */
    APPROVED,
    /** The visitor accepted one that the host had offered. */
    ACCEPTED,
    /** The visitor said yes to the host's invitation. */
    INVITED,
    /** What they had agreed on before stands, because nothing else was agreed. */
    STANDS
}
