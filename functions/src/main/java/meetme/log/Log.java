package meetme.log;

import java.time.Duration;
import meetme.meetup.Fault;
import meetme.meetup.RequestId;

/**
 * Writes one JSON object per line to standard output, which Lambda logs as it is. The only values are ids, names of our own enums
 * and constants, and AWS error codes. AWS error messages are left out because they repeat addresses.
 */
public final class Log {

    /** The one metric that has no alarm. */
    public static final String OLDEST_DUE = "OldestDue";

    private final StringBuilder line = new StringBuilder(160);

    private Log(String level, String message) {
        line.append("{\"level\":\"")
                .append(level)
                .append("\",\"message\":\"")
                .append(message)
                .append('"');
    }

    /** Something happened as it should. The message is a constant. */
    public static Log info(String message) {
        return new Log("INFO", message);
    }

    /** Something is not as it should be and will be noticed, but nothing failed. The message is a constant. */
    public static Log warning(String message) {
        return new Log("WARN", message);
    }

    /** Something failed that should not: {@link Metric#FAULT}. */
    public static Log alarm(String message, long epochMillis) {
        return alarm(Metric.FAULT, message, epochMillis);
    }

    /** Somebody must look: the line also increments the metric. */
    public static Log alarm(Metric metric, String message, long epochMillis) {
        return new Log("ERROR", message).metric(metric.wireName(), "Count", 1, epochMillis);
    }

    /** How long the first of what is due has been due, which the dashboard shows. Nobody must look: what is late has alarms. */
    public static Log oldestDue(String message, Duration age, long epochMillis) {
        return new Log("INFO", message).metric(OLDEST_DUE, "Seconds", age.toSeconds(), epochMillis);
    }

    // In CloudWatch's embedded metric format.
    private Log metric(String name, String unit, long value, long epochMillis) {
        line.append(",\"_aws\":{\"Timestamp\":")
                .append(epochMillis)
                .append(",\"CloudWatchMetrics\":[{\"Namespace\":\"MeetMe\",\"Dimensions\":[[]],")
                .append("\"Metrics\":[{\"Name\":\"")
                .append(name)
                .append("\",\"Unit\":\"")
                .append(unit)
                .append("\"}]}]},\"")
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    public Log request(RequestId id) {
        return text("requestId", id.value());
    }

    /** The kind of email: one of our own names. */
    public Log mail(String kind) {
        return text("notice", kind);
    }

    public Log attempt(int attempt) {
        line.append(",\"attempt\":").append(attempt);
        return this;
    }

    public Log count(int count) {
        line.append(",\"count\":").append(count);
        return this;
    }

    /** The version of the time zone rules in use, such as {@code 2026a}. */
    public Log zoneRules(String version) {
        return text("zoneRules", version);
    }

    /** One of our own names or codes. */
    public Log why(String code) {
        return text("why", code);
    }

    /** AWS's error code, its id of the call, and the class of the root cause. */
    public Log why(Fault fault) {
        why(fault.code());
        fault.call().ifPresent(call -> text("awsRequestId", call));
        fault.root().ifPresent(root -> text("root", root));
        return this;
    }

    /**
     * The class of an exception, where it came from, and what AWS had to do with it. Its message may contain what a person typed,
     * and is left out.
     */
    public Log cause(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        text("cause", thrown.getClass().getName());
        if (trace.length > 0) {
            text("at", trace[0].getClassName() + ":" + trace[0].getLineNumber());
        }
        return why(Fault.in(thrown));
    }

    private Log text(String key, String value) {
        line.append(",\"").append(key).append("\":\"");
        value.chars().filter(Log::isPlain).forEach(c -> line.append((char) c));
        line.append('"');
        return this;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-:$ ".indexOf(c) >= 0;
    }

    public void write() {
        System.out.println(line.append('}'));
    }
}
