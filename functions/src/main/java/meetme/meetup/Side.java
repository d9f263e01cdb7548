package meetme.meetup;

/** Either of the two people. */
public enum Side {
    HOST,
    VISITOR
}
