package meetme.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** Says from which day to which in words: {@code 3 to 7 May}, {@code 29 April to 3 May}. */
final class Days {

    private final Words words;

    Days(Words words) {
        this.words = words;
    }

    String say(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return say("days.pattern", last);
        }
        boolean inOneMonth = YearMonth.from(first).equals(YearMonth.from(last));
        return words.knowing("from", say(inOneMonth ? "days.pattern.short" : "days.pattern", first))
                .knowing("to", say("days.pattern", last))
                .say("days.span");
    }

    // Patterns are words, too: the order of day and month is a matter of language.
    private String say(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(words.say(pattern), words.language()).format(day);
    }
}
