package meetme.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import meetme.meetup.Slot;

/**
 * Says times in one language, as the clocks of one city show them, and says whose clocks they are: a visitor reads the
 * mail far from there.
 */
public final class Times {

    private static final String BUNDLE = "meetme.words.times";

    private final Words words;
    private final String city;
    private final ZoneId zone;

    /**
     * For one city.
     *
     * @param words whose language times are said in
     * @param city its name; without one, that of the city which the time zone is named after
     */
    public Times(Words words, Optional<String> city, ZoneId zone) {
        this(words.language(), city, zone);
    }

    /** For one city, in the given language or else in English. */
    public Times(Locale language, Optional<String> city, ZoneId zone) {
        this.words = Words.in(BUNDLE, language);
        this.city = city.orElseGet(() -> namesake(zone));
        this.zone = zone;
    }

    private static String namesake(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    public String city() {
        return city;
    }

    /** Such as {@code Thu 3 Dec, 10:00 Denver time}. */
    public String brief(Slot slot) {
        return words.say("time.brief", format("time.brief.pattern", at(slot.start())), city);
    }

    /** Such as {@code Thu 3 Dec 2026, 10:00 – 10:45}. */
    public String span(Slot slot) {
        return words.say("time.span", moment(slot.start()), format("time.clock.pattern", at(slot.end())));
    }

    /** Such as {@code Thu 3 Dec 2026, 10:00 – 10:45 MST}. */
    public String spanWithZone(Slot slot) {
        return words.say("time.span.zone", span(slot), abbreviation(slot.start()));
    }

    /** Such as {@code Thu 3 Dec 2026, 10:00}. */
    public String moment(Instant instant) {
        return format("time.moment.pattern", at(instant));
    }

    /** Such as {@code Thu 3 Dec 2026, 10:00 Denver time}. */
    public String momentThere(Instant instant) {
        return words.say("time.there", moment(instant), city);
    }

    /** Such as {@code Denver time}. */
    public String clocks() {
        return words.say("time.clocks", city);
    }

    /** Such as {@code Denver time, MST}; which of the two, standard or summer time, depends on the instant. */
    public String zone(Instant instant) {
        return words.say("time.zone", city, abbreviation(instant));
    }

    /** Such as {@code Thu 3 Dec 2026}. */
    public String day(Instant instant) {
        return format("time.day.pattern", at(instant));
    }

    /** Such as {@code Tue 1 Dec 2026 to Sat 5 Dec 2026}. */
    public String stay(LocalDate arrive, LocalDate leave) {
        String first = format("time.day.pattern", arrive);
        return arrive.equals(leave) ? first : words.say("time.stay", first, format("time.day.pattern", leave));
    }

    /** Such as {@code MST}. */
    public String abbreviation(Instant instant) {
        return DateTimeFormatter.ofPattern("zzz", words.language()).format(at(instant));
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }

    // Patterns are words, too: the order of day and month is a matter of language.
    private String format(String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(words.say(pattern), words.language()).format(time);
    }
}
