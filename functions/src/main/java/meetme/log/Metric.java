package meetme.log;

/** Things that somebody must look at, as metrics in the namespace {@code MeetMe}. Each one has an alarm in template.yaml. */
public enum Metric {
    /** Something failed that should not. */
    FAULT("Fault"),

    /** An email will never be sent. */
    MAIL_DEAD("MailDead"),

    /** An email that should have been sent long ago is still waiting. */
    MAIL_LATE("MailLate"),

    /** Emails do not reach the host. */
    HOST_BOUNCED("HostBounced"),

    /** No more requests are accepted today. */
    DAILY_CAP_REACHED("DailyCapReached");

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
