package meetme.busy;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.ByDay;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.iter.RecurrenceIterator;
import biweekly.util.com.google.ical.iter.RecurrenceIteratorFactory;
import biweekly.util.com.google.ical.values.DateTimeValueImpl;
import biweekly.util.com.google.ical.values.DateValue;
import biweekly.util.com.google.ical.values.TimeValue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;

/**
 * A recurrence rule (RFC 5545, section 3.3.10), by biweekly.
 *
 * <p>biweekly counts as clocks show it, as if there were no zones: what instant each time is, and when the rule ends, are
 * worked out here, with the JDK's rules.
 */
final class Rule {

    // What nobody means, and what the library takes long to count.
    private static final int LARGEST_INTERVAL = 1000;

    private static final TimeZone NO_ZONE = TimeZone.getTimeZone("UTC");

    private final Recurrence recurrence;
    private final Optional<ICalDate> until;

    private Rule(Recurrence recurrence, Optional<ICalDate> until) {
        this.recurrence = recurrence;
        this.until = until;
    }

    /** @throws DateTimeException where it is no rule, or none that a calendar's owner could mean */
    static Rule read(String text) {
        Recurrence read = parse(text);
        if (!isMeant(read)) {
            throw new DateTimeException("Not a rule that anybody means");
        }
        return new Rule(
                new Recurrence.Builder(read).until((ICalDate) null).build(), Optional.ofNullable(read.getUntil()));
    }

    private static Recurrence parse(String text) {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        Recurrence read;
        try {
            read = new RecurrenceRuleScribe()
                    .parseText(text.strip(), ICalDataType.RECUR, new ICalParameters(), context)
                    .getValue();
        } catch (RuntimeException notOne) {
            throw new DateTimeException("Not a rule", notOne);
        }
        if (read == null || !context.getWarnings().isEmpty()) {
            throw new DateTimeException("Not a rule");
        }
        return read;
    }

    // No calendar offers anything more often than daily, and looking for the seconds of such a rule need not end.
    private static boolean isMeant(Recurrence read) {
        Frequency frequency = read.getFrequency();
        Integer interval = read.getInterval();
        return (frequency == Frequency.DAILY
                        || frequency == Frequency.WEEKLY
                        || frequency == Frequency.MONTHLY
                        || frequency == Frequency.YEARLY)
                && (interval == null || (interval > 0 && interval <= LARGEST_INTERVAL))
                && read.getByMonth().stream().allMatch(month -> month >= 1 && month <= 12)
                && are(read.getByMonthDay(), 31)
                && are(read.getByYearDay(), 366)
                && are(read.getByWeekNo(), 53)
                && are(read.getBySetPos(), 366)
                && are(
                        read.getByDay().stream()
                                .map(ByDay::getNum)
                                .filter(Objects::nonNull)
                                .toList(),
                        53);
    }

    // The library takes any number, and then counts on.
    private static boolean are(List<Integer> numbers, int most) {
        return numbers.stream().allMatch(number -> number != 0 && Math.abs(number) <= most);
    }

    /**
     * The times of the rule from its start on.
     *
     * @param from what lies before may be left out
     * @param to what lies behind is left out
     * @return earliest first
     * @throws Work.TooMuch where they are too many
     */
    List<LocalDateTime> times(Moment start, LocalDateTime from, LocalDateTime to, Work work) {
        Work.Share share = work.rule();
        List<LocalDateTime> times = new ArrayList<>();
        RecurrenceIterator all = RecurrenceIteratorFactory.createRecurrenceIterator(
                recurrence, value(nearer(start.local(), from)), NO_ZONE);
        while (all.hasNext()) {
            share.step();
            LocalDateTime time = local(all.next());
            if (time.isAfter(to) || isOver(start.at(time))) {
                break;
            }
            if (!time.isBefore(from)) {
                times.add(time);
            }
        }
        return times;
    }

    // What is daily or weekly and is not counted goes on as if it had begun later, a whole number of its steps.
    private LocalDateTime nearer(LocalDateTime start, LocalDateTime from) {
        if (recurrence.getCount() != null || !from.isAfter(start)) {
            return start;
        }
        int interval = Optional.ofNullable(recurrence.getInterval()).orElse(1);
        long days = recurrence.getFrequency() == Frequency.DAILY
                ? interval
                : recurrence.getFrequency() == Frequency.WEEKLY ? 7L * interval : 0;
        return days == 0 ? start : start.plusDays(ChronoUnit.DAYS.between(start, from) / days * days);
    }

    private boolean isOver(Moment time) {
        if (until.isEmpty()) {
            return false;
        }
        DateTimeComponents last = until.get().getRawComponents();
        LocalDateTime written = LocalDateTime.of(
                last.getYear(), last.getMonth(), last.getDate(), last.getHour(), last.getMinute(), last.getSecond());
        boolean pastTheDay = time.local().toLocalDate().isAfter(written.toLocalDate());
        if (!until.get().hasTime()) { // the components have lost it: biweekly's copy of a date is a midnight
            return pastTheDay;
        }
        boolean pastTheTime = last.isUtc()
                ? time.instant().isAfter(written.toInstant(ZoneOffset.UTC))
                : time.local().isAfter(written);
        // Some end whole days at a midnight, be it that of the zone or of UTC: the later of the two is meant.
        return time.day() ? pastTheDay && pastTheTime : pastTheTime;
    }

    private static DateValue value(LocalDateTime local) {
        return new DateTimeValueImpl(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    private static LocalDateTime local(DateValue value) {
        TimeValue time = (TimeValue) value;
        return LocalDateTime.of(value.year(), value.month(), value.day(), time.hour(), time.minute(), time.second());
    }
}
