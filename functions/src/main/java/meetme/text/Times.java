package meetme.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import meetme.meetup.HostDeadline;
import meetme.meetup.Slot;

/**
 * Formats times in one language and its region's form, as the clocks of one city show them, and says which city: a visitor may read the
 * email far away from it.
 */
public final class Times {

    private static final String BUNDLE = "meetme.text.times";

    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private final Words words;
    private final DateForm form;
    private final String city;
    private final ZoneId zone;

    /**
     * For one city.
     *
     * @param reader the language and its region, such as {@code en-US}; English if the language is missing
     * @param city its name; if empty, the city in the name of the time zone
     */
    public Times(Locale reader, Optional<String> city, ZoneId zone) {
        this.words = Words.in(BUNDLE, reader);
        this.form = DateForm.of(words, reader.getCountry());
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

    /** Such as {@code Thu, Dec 3, 10:00 AM Denver time}. */
    public String brief(Slot slot) {
        ZonedDateTime start = at(slot.start());
        return words.say("time.brief", dayOfYear(start), form.clock(start), city);
    }

    /** Such as {@code Thu, Dec 3, 2026, 10:00 AM – 10:45 AM}. */
    public String span(Slot slot) {
        ZonedDateTime start = at(slot.start());
        return words.say("time.span", day(start), form.clock(start), form.clock(at(slot.end())));
    }

    /** Such as {@code Thu, Dec 3, 2026, 10:00 AM – 10:45 AM MST}. */
    public String spanWithZone(Slot slot) {
        return words.say("time.span.zone", span(slot), abbreviation(slot.start()));
    }

    /** Such as {@code Thu, Dec 3, 2026, 10:00 AM}. */
    public String moment(Instant instant) {
        ZonedDateTime there = at(instant);
        return words.say("time.moment", day(there), form.clock(there));
    }

    /** Such as {@code Thu, Dec 3, 2026, 10:00 AM Denver time}. */
    public String momentThere(Instant instant) {
        return words.say("time.there", moment(instant), city);
    }

    /**
     * Until when an answer is promised: such as {@code Thu, Dec 3, 2026}, or the moment there where it is not the whole day.
     *
     * @param home the host's own time zone, by which the day ends
     */
    public String deadline(Instant deadline, ZoneId home) {
        return HostDeadline.isDay(deadline) ? day(LocalDate.ofInstant(deadline, home)) : momentThere(deadline);
    }

    /** Such as {@code Denver time}. */
    public String clocks() {
        return words.say("time.clocks", city);
    }

    /** Such as {@code Denver time, MST}; whether standard or summer time depends on the instant. */
    public String zone(Instant instant) {
        return words.say("time.zone", city, abbreviation(instant));
    }

    /** Such as {@code Thu, Dec 3, 2026}. */
    public String day(Instant instant) {
        return day(at(instant));
    }

    /** Such as {@code Thu, Dec 3, 2026}. */
    public String day(LocalDate date) {
        return day((TemporalAccessor) date);
    }

    /** Such as {@code Tue, Dec 1, 2026 to Sat, Dec 5, 2026}. */
    public String stay(LocalDate arrive, LocalDate leave) {
        return arrive.equals(leave) ? day(arrive) : words.say("time.stay", day(arrive), day(leave));
    }

    /** Such as {@code MST}, in every language: the JDK has few translations, and AWS fewer. */
    public String abbreviation(Instant instant) {
        return ABBREVIATION.format(at(instant));
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }

    private String day(TemporalAccessor date) {
        return form.day(weekday(date), date.get(ChronoField.DAY_OF_MONTH), month(date), date.get(ChronoField.YEAR));
    }

    private String dayOfYear(TemporalAccessor date) {
        return form.day(weekday(date), date.get(ChronoField.DAY_OF_MONTH), month(date));
    }

    private String weekday(TemporalAccessor date) {
        return name("time.weekdays", date.get(ChronoField.DAY_OF_WEEK));
    }

    private String month(TemporalAccessor date) {
        return name("time.months", date.get(ChronoField.MONTH_OF_YEAR));
    }

    private String name(String key, int number) {
        return words.say(key).split("\\|", -1)[number - 1];
    }
}
