package meetme.meetup;

/** Either of the two people. */
public enum Party {
    HOST,
    VISITOR
}
