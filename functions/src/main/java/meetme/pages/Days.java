package meetme.pages;

import java.time.LocalDate;
import java.time.YearMonth;

/** Writes a range of days in words: {@code 3 to 7 May}, {@code 29 April to 3 May}. */
final class Days {

    private final PageText words;

    Days(PageText words) {
        this.words = words;
    }

    String say(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return say("days.date", last);
        }
        boolean inOneMonth = YearMonth.from(first).equals(YearMonth.from(last));
        return words.knowing("from", say(inOneMonth ? "days.date.short" : "days.date", first))
                .knowing("to", say("days.date", last))
                .say("days.span");
    }

    // The order of day and month depends on the language. The names are in the bundle, because a JDK may not know them
    // in every language.
    private String say(String form, LocalDate date) {
        String month = words.say("days.months").split("\\|", -1)[date.getMonthValue() - 1];
        return words.knowing("day", String.valueOf(date.getDayOfMonth()))
                .knowing("month", month)
                .say(form);
    }
}
