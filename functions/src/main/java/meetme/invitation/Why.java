package meetme.invitation;

/** Why somebody cannot come, where they say it. */
public enum Why {
    /** Out of town. */
    AWAY,
    /** No time. */
    BUSY,
    RATHER_NOT
}
