package meetme.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A recurrence rule (RFC 5545, section 3.3.10), by lib-recur.
 *
 * <p>lib-recur counts in local time, as if there were no zones. Which instant each time is, and when the rule ends, is worked
 * out here, with the JDK's rules.
 */
final class Rule {

    // A larger one is not realistic, and takes long to count.
    private static final int LARGEST_INTERVAL = 1000;

    // Every day of a year, several times a day. The library computes all times of a period before it returns the first.
    private static final long MOST_IN_A_PERIOD = 2000;

    private final RecurrenceRule rule;
    private final Optional<DateTime> until;
    private final int costOfATime;

    private Rule(RecurrenceRule rule, Optional<DateTime> until, int costOfATime) {
        this.rule = rule;
        this.until = until;
        this.costOfATime = costOfATime;
    }

    /** @throws DateTimeException if it is not a rule, or not a realistic one */
    static Rule read(String text) {
        RecurrenceRule rule = parse(text.replaceAll("\\s+", "").replaceAll(";+$", ""));
        long inAPeriod = mostInAPeriod(rule);
        if (rule.getInterval() > LARGEST_INTERVAL || inAPeriod > MOST_IN_A_PERIOD) {
            throw new DateTimeException("Not a rule that anybody would write");
        }
        Optional<DateTime> until = Optional.ofNullable(rule.getUntil());
        until.ifPresent(any -> rule.setUntil(null));
        return new Rule(rule, until, rule.hasPart(Part.BYSETPOS) ? (int) inAPeriod : 1);
    }

    // Strictly: a rule that is only half understood would mean the wrong busy times.
    private static RecurrenceRule parse(String text) {
        try {
            return new RecurrenceRule(text.toUpperCase(Locale.ROOT), RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException notOne) {
            throw new DateTimeException("Not a rule", notOne);
        }
    }

    private static long mostInAPeriod(RecurrenceRule rule) {
        long days = switch (rule.getFreq()) {
            case DAILY -> 1;
            case WEEKLY -> 7;
            case MONTHLY -> 31;
            case YEARLY -> 366;
            // No calendar application offers anything more often than daily, and the search through such a rule may
            // never end.
            case HOURLY, MINUTELY, SECONDLY -> throw new DateTimeException("More often than daily");
        };
        return Stream.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND)
                .filter(rule::hasPart)
                .mapToLong(part -> new HashSet<>(rule.getByPart(part)).size())
                .reduce(days, Math::multiplyExact);
    }

    /**
     * The times of the rule from its start on.
     *
     * @param from earlier times may be left out
     * @param to later times are left out
     * @return earliest first
     * @throws WorkBudget.TooMuch if there are too many
     */
    List<LocalDateTime> times(FeedTime start, LocalDateTime from, LocalDateTime to, WorkBudget work) {
        WorkBudget.Share share = work.rule(costOfATime);
        List<LocalDateTime> times = new ArrayList<>();
        RecurrenceRuleIterator all = rule.iterator(value(start.local()));
        // A rule with COUNT has to be counted from its beginning, at full cost.
        if (rule.getCount() == null && from.isAfter(start.local())) {
            all.fastForward(value(from));
        }
        while (all.hasNext()) {
            share.step(costOfATime);
            LocalDateTime time = local(all.nextDateTime());
            if (time.isAfter(to) || isOver(start.at(time))) {
                break;
            }
            if (!time.isBefore(from)) {
                times.add(time);
            }
        }
        return times;
    }

    private boolean isOver(FeedTime time) {
        return until.filter(last -> isAfter(time, last)).isPresent();
    }

    private static boolean isAfter(FeedTime time, DateTime last) {
        LocalDate lastDay = LocalDate.of(last.getYear(), last.getMonth() + 1, last.getDayOfMonth());
        boolean pastTheDay = time.date().isAfter(lastDay);
        if (last.isAllDay()) {
            return pastTheDay;
        }
        LocalDateTime written = local(last);
        boolean pastTheTime = last.isFloating()
                ? time.local().isAfter(written)
                : time.instant().isAfter(written.toInstant(ZoneOffset.UTC));
        // Some products end all-day series at midnight, either in the zone or in UTC: the later of the two is meant.
        return time.day() ? pastTheDay && pastTheTime : pastTheTime;
    }

    // The library counts months from 0.
    private static DateTime value(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }
}
