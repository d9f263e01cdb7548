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
 * A time as a calendar writes it (RFC 5545, sections 3.3.4 and 3.3.5): as clocks show it somewhere.
 *
 * @param rules of the place whose clocks are meant
 * @param day whether a whole day is meant, which is the same date in every place
 */
record FeedTime(LocalDateTime local, ZoneRules rules, boolean day) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int DAY_LENGTH = "20261203".length();

    /**
     * @param otherwise of the place that is meant where the text names none
     * @throws DateTimeException where the text is no time
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
        // Some write a whole day as its midnight.
        return property.dateOnly()
                ? new FeedTime(local.truncatedTo(ChronoUnit.DAYS), otherwise, true)
                : new FeedTime(local, property.zone().map(zones::rules).orElse(otherwise), false);
    }

    private static LocalDateTime time(String written) {
        // A leap second is the last of its minute to us, as to most.
        String bare = written.endsWith("60") ? written.substring(0, written.length() - 2) + "59" : written;
        return LocalDateTime.parse(bare, TIME);
    }

    Instant instant() {
        return instant(local, rules);
    }

    LocalDate date() {
        return local.toLocalDate();
    }

    /** The same place, another time. */
    FeedTime at(LocalDateTime other) {
        return new FeedTime(other, rules, day);
    }

    /** What Exchange means by a midnight with a mark beside it. */
    FeedTime asDay() {
        return new FeedTime(local.truncatedTo(ChronoUnit.DAYS), rules, true);
    }

    boolean isMidnight() {
        return local.equals(local.truncatedTo(ChronoUnit.DAYS));
    }

    /**
     * When clocks show that time: where they skip it, what they would have shown, and where they show it twice, the first of
     * them (RFC 5545, section 3.3.5).
     */
    static Instant instant(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return local.toInstant(change == null ? rules.getOffset(local) : change.getOffsetBefore());
    }
}
