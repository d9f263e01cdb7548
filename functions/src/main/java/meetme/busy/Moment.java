package meetme.busy;

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
 * @param day whether a whole day is meant
 */
record Moment(LocalDateTime local, ZoneRules rules, boolean day) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int DAY_LENGTH = "20261203".length();

    /** @throws DateTimeException where the text is no time */
    static Moment read(String text, Component.Property property, Zones zones) {
        String written = text.strip().toUpperCase(Locale.ROOT);
        if (written.length() == DAY_LENGTH) {
            LocalDate day = LocalDate.parse(written, DateTimeFormatter.BASIC_ISO_DATE);
            return new Moment(day.atStartOfDay(), zones.home(), true);
        }
        if (written.endsWith("Z")) {
            return new Moment(time(written.substring(0, written.length() - 1)), ZoneOffset.UTC.getRules(), false);
        }
        LocalDateTime local = time(written);
        // Some write a whole day as its midnight.
        return property.dateOnly()
                ? new Moment(local.truncatedTo(ChronoUnit.DAYS), zones.home(), true)
                : new Moment(local, property.zone().map(zones::rules).orElse(zones.home()), false);
    }

    private static LocalDateTime time(String written) {
        // A leap second is the last of its minute to us, as to most.
        String bare = written.endsWith("60") ? written.substring(0, written.length() - 2) + "59" : written;
        return LocalDateTime.parse(bare, TIME);
    }

    Instant instant() {
        return instant(local, rules);
    }

    /** The same place, another time. */
    Moment at(LocalDateTime other) {
        return new Moment(other, rules, day);
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
