package meetme.log;

/** What somebody must look at, as the name of a metric in the namespace {@code MeetMe}. Each has an alarm in template.yaml. */
public enum Metric {
    /** Something failed that should not. */
    FAULT("Fault"),

    /** A mail will never leave. */
    MAIL_DEAD("MailDead"),

    /** A mail that should have left long ago is still waiting. */
    MAIL_LATE("MailLate"),

    /** The host does not get what is written to them. */
    HOST_BOUNCED("HostBounced"),

    /** No more requests are taken today. */
    DAILY_CAP_REACHED("DailyCapReached");

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
