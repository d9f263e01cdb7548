package meetme.pages;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import meetme.host.Span;
import meetme.host.WeekHours;
import meetme.text.DateForm;

/** Writes the hours of a week in words: {@code Monday to Friday 9:00 AM–5:00 PM; Saturday 9:00 AM–11:00 AM}. */
final class Hours {

    private final PageText words;
    private final DateForm form;

    Hours(PageText words) {
        this.words = words;
        this.form = DateForm.of(words.locale());
    }

    String say(WeekHours hours) {
        return runs(hours).stream().map(run -> say(run, hours)).collect(Collectors.joining("; "));
    }

    /** Consecutive open days with the same hours. */
    private record Run(DayOfWeek from, DayOfWeek to) {}

    private static List<Run> runs(WeekHours hours) {
        List<Run> runs = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (hours.on(day).isEmpty()) {
                continue;
            }
            boolean goesOn = !runs.isEmpty()
                    && runs.getLast().to().plus(1) == day
                    && hours.on(runs.getLast().to()).equals(hours.on(day));
            runs.add(goesOn ? new Run(runs.removeLast().from(), day) : new Run(day, day));
        }
        return runs;
    }

    private String say(Run run, WeekHours hours) {
        String times = list(hours.on(run.from()).stream().map(this::say).toList());
        PageText more = words.knowing("from", name(run.from()))
                .knowing("to", name(run.to()))
                .knowing("times", times);
        return more.say(run.from() == run.to() ? "hours.day" : "hours.days");
    }

    private String list(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, last)) + " " + words.say("hours.and") + " " + parts.get(last);
    }

    private String say(Span span) {
        return form.clock(span.from()) + "–" + form.clock(span.to());
    }

    private String name(DayOfWeek day) {
        return words.say("hours.weekdays").split("\\|", -1)[day.getValue() - 1];
    }
}
