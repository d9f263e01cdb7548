package meetme.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A length of time as a calendar writes it (RFC 5545, section 3.3.6), such as {@code P1DT2H}.
 *
 * @param days calendar days, which are shorter or longer when clocks change
 */
record WrittenDuration(long days, Duration exact) {

    // The library overflows past the largest number that it knows.
    private static final Pattern MORE_THAN_ANYBODY_MEANS = Pattern.compile("\\d{9}");

    /** @throws DateTimeException if the text is not a duration, or is a negative one */
    static WrittenDuration read(String text) {
        org.dmfs.rfc5545.Duration read;
        try {
            read = org.dmfs.rfc5545.Duration.parse(text.strip());
        } catch (RuntimeException notOne) {
            throw new DateTimeException("Not a duration", notOne);
        }
        if (read.getSign() < 0 || MORE_THAN_ANYBODY_MEANS.matcher(text).find()) {
            throw new DateTimeException("Not a realistic duration");
        }
        return new WrittenDuration(read.getRawDays(), Duration.ofSeconds(read.getSecondsOfDay()));
    }

    Duration whole() {
        return exact.plusDays(days);
    }
}
