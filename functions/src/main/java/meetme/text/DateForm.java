package meetme.text;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * In which order a region writes a date, and which clock it goes by: CLDR's forms, as the bundle {@code times} lists them. The
 * JDK has them, too, but to load them would lengthen each cold start, and a trimmed runtime lacks most.
 *
 * @param day such as {@code E, MMM d}; the letters are CLDR's, and other words stand for themselves
 * @param dated the same with the year
 * @param clock such as {@code h:mm a}
 */
public record DateForm(String day, String dated, String clock, String morning, String afternoon) {

    private static final String BUNDLE = "meetme.text.times";
    private static final int NOON = 12;

    /** How that language is written in that region; where nothing is known of the region, as in the likely one. */
    public static DateForm of(Locale there) {
        return of(Words.in(BUNDLE, there), there.getCountry());
    }

    static DateForm of(Words words, String region) {
        List<String[]> forms = forms(words);
        for (String[] form : forms) {
            if (regions(form).contains(region)) {
                return read(form);
            }
        }
        return read(forms.getFirst());
    }

    /** All regions in which the language is written, beginning with those that write it as the likely one does. */
    public static List<String> regions(Locale language) {
        List<String> regions = new ArrayList<>();
        for (String[] form : forms(Words.in(BUNDLE, language))) {
            regions.addAll(regions(form));
        }
        return regions;
    }

    private static List<String[]> forms(Words words) {
        List<String[]> forms = new ArrayList<>();
        for (String form : words.plain("time.forms").split(";", -1)) {
            forms.add(form.split("\\|", -1));
        }
        return forms;
    }

    private static List<String> regions(String[] form) {
        return List.of(form[0].strip().split(" ", -1));
    }

    private static DateForm read(String[] form) {
        return new DateForm(form[1].strip(), form[2].strip(), form[3].strip(), form[4].strip(), form[5].strip());
    }

    /** Whether the month is said before the day. */
    public boolean isMonthFirst() {
        return day.indexOf("MMM") < day.indexOf('d');
    }

    /** Such as {@code Thu, Dec 3}. */
    String day(String weekday, int number, String month) {
        return fill(day, Map.of("E", weekday, "d", String.valueOf(number), "MMM", month));
    }

    /** Such as {@code Thu, Dec 3, 2026}. */
    String day(String weekday, int number, String month, int year) {
        return fill(dated, Map.of("E", weekday, "d", String.valueOf(number), "MMM", month, "y", String.valueOf(year)));
    }

    /** Such as {@code 10:00 AM}. */
    public String clock(TemporalAccessor time) {
        int hour = time.get(ChronoField.HOUR_OF_DAY);
        int ofTwelve = (hour + NOON - 1) % NOON + 1;
        return fill(
                clock,
                Map.of(
                        "H", String.valueOf(hour),
                        "HH", twoDigits(hour),
                        "h", String.valueOf(ofTwelve),
                        "hh", twoDigits(ofTwelve),
                        "mm", twoDigits(time.get(ChronoField.MINUTE_OF_HOUR)),
                        "a", hour < NOON ? morning : afternoon));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** Puts the values where their letters stand as words of their own. */
    private static String fill(String form, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < form.length()) {
            int end = at;
            while (end < form.length() && Character.isLetter(form.charAt(end)) == Character.isLetter(form.charAt(at))) {
                end++;
            }
            String word = form.substring(at, end);
            filled.append(values.getOrDefault(word, word));
            at = end;
        }
        return filled.toString();
    }
}
