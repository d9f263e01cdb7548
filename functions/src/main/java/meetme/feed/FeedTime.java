package meetme.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/**
 * A time as a calendar writes it (RFC 5545, sections 3.3.4 and 3.3.5): as a local time somewhere.
 *
 * @param rules of the place whose local time it is
 * @param day whether it is a whole day, which is the same date everywhere
 */
record FeedTime(LocalDateTime local, ZoneRules rules, boolean day) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int DAY_LENGTH = "20261203".length();

    /**
     * @param otherwise the rules to use if the text names no zone
     * @throws DateTimeException if the text is not a time
     */
    static FeedTime read(String text, Component.Property property, ZoneRules otherwise, Zones zones) {
        String written = text.strip().toUpperCase(Locale.ROOT);
        if (written.length() == DAY_LENGTH) {
            LocalDate day = LocalDate.parse(written, DateTimeFormatter.BASIC_ISO_DATE);
            return new FeedTime(day.atStartOfDay(), otherwise, true);
        }
        if (written.endsWith("Z")) {
            return new FeedTime(time(written.substring(0, written.length() - 1)), ZoneOffset.UTC.getRules(), false);
        }
        LocalDateTime local = time(written);
        // Some products write a whole day as its midnight.
        return property.dateOnly()
                ? new FeedTime(local.truncatedTo(ChronoUnit.DAYS), otherwise, true)
                : new FeedTime(local, property.zone().map(zones::rules).orElse(otherwise), false);
    }

    private static LocalDateTime time(String written) {
        // A leap second counts as the last second of its minute, as in most programs.
        String bare = written.endsWith("60") ? written.substring(0, written.length() - 2) + "59" : written;
        return LocalDateTime.parse(bare, TIME);
    }

    Instant instant() {
        return instant(local, rules);
    }

    LocalDate date() {
        return local.toLocalDate();
    }

    /** Another time at the same place. */
    FeedTime at(LocalDateTime other) {
        return new FeedTime(other, rules, day);
    }

    /** The whole day that Exchange means by a midnight with a special property. */
    FeedTime asDay() {
        return new FeedTime(local.truncatedTo(ChronoUnit.DAYS), rules, true);
    }

    boolean isMidnight() {
        return local.equals(local.truncatedTo(ChronoUnit.DAYS));
    }

    /**
     * When clocks show that time. If they skip it, the instant at which they would have shown it; if they show it twice, the
     * first one (RFC 5545, section 3.3.5).
     */
    static Instant instant(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return local.toInstant(change == null ? rules.getOffset(local) : change.getOffsetBefore());
    }
}
