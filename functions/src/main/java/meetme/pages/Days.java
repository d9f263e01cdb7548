package meetme.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import meetme.text.DateForm;

/** Writes a range of days in words: {@code May 3 to 7}, {@code April 29 to May 3}; in other regions {@code 3 to 7 May}. */
final class Days {

    private final PageText words;
    private final boolean monthFirst;

    Days(PageText words) {
        this.words = words;
        this.monthFirst = DateForm.of(words.locale()).isMonthFirst();
    }

    String say(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return date(last);
        }
        boolean inOneMonth = YearMonth.from(first).equals(YearMonth.from(last));
        return words.knowing("from", inOneMonth && !monthFirst ? say("days.date.short", first) : date(first))
                .knowing("to", inOneMonth && monthFirst ? say("days.date.short", last) : date(last))
                .say("days.span");
    }

    private String date(LocalDate date) {
        return say(monthFirst ? "days.date.turned" : "days.date", date);
    }

    // The names are in the bundle, because a JDK may not know them in every language.
    private String say(String form, LocalDate date) {
        String month = words.say("days.months").split("\\|", -1)[date.getMonthValue() - 1];
        return words.knowing("day", String.valueOf(date.getDayOfMonth()))
                .knowing("month", month)
                .say(form);
    }
}
