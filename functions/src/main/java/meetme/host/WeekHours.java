package meetme.host;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hours of a week, the same every week.
 *
 * @param days the spans of each day, earliest first and with gaps between them; a closed day may be missing
 */
public record WeekHours(Map<DayOfWeek, List<Span>> days) {

    /** No hours at all: a city where the host is no longer to be met. */
    static final WeekHours CLOSED = new WeekHours(Map.of());

    public WeekHours {
        days = days.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> inOrder(day.getValue())));
    }

    private static List<Span> inOrder(List<Span> spans) {
        return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    /** The spans of that day, earliest first; none if it is closed. */
    public List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** The longest time without a break. */
    Duration longest() {
        return days.values().stream()
                .flatMap(List::stream)
                .map(Span::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The longest time without a break on any of these days. */
    Duration longestOn(Stream<LocalDate> dates) {
        return dates.map(LocalDate::getDayOfWeek)
                .distinct()
                .flatMap(day -> on(day).stream())
                .map(Span::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The longest time without a break inside any of these spans. */
    Duration longestWithin(List<Span> spans) {
        return days.values().stream()
                .flatMap(List::stream)
                .flatMap(open -> spans.stream().flatMap(span -> open.shared(span).stream()))
                .map(Span::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
