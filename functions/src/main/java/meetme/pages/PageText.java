package meetme.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import meetme.text.Bundles;

/**
 * All texts of the pages, in one language. The words are in {@code page.properties} and its translations.
 *
 * <p>Placeholders have names rather than numbers, because they are filled in at two different times: {@code {host}} in the
 * build, {@code {name}} by a script once it is known.
 */
public final class PageText {

    private static final String BUNDLE = "meetme.pages.page";
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, String> known;

    private PageText(ResourceBundle bundle, Locale locale, Map<String, String> known) {
        this.bundle = bundle;
        this.locale = locale;
        this.known = Map.copyOf(known);
    }

    /** The texts in that language, or in English; its region decides how dates are written. */
    static PageText in(Locale wanted) {
        ResourceBundle bundle = Bundles.find(BUNDLE, wanted);
        Locale language = Bundles.language(bundle);
        boolean spoken = language.getLanguage().equals(wanted.getLanguage());
        return new PageText(bundle, spoken ? wanted : language, Map.of());
    }

    /** The same texts, with this value for {@code {name}}. */
    public PageText knowing(String name, String value) {
        Map<String, String> more = new HashMap<>(known);
        more.put(name, value);
        return new PageText(bundle, locale, more);
    }

    /** The same texts, which keep these placeholders for a script to fill in. */
    public PageText leaving(String... names) {
        Map<String, String> fewer = new HashMap<>(known);
        fewer.keySet().removeAll(Set.of(names));
        return new PageText(bundle, locale, fewer);
    }

    /** The language that is actually used, in its region, such as {@code en-US}: English if the wanted one is missing. */
    public Locale locale() {
        return locale;
    }

    /** One text; unknown placeholders stay in it. */
    public String say(String key) {
        return fill(bundle.getString(key), known);
    }

    /** A text with a singular and a plural form, with {@code {n}} for the number. */
    public String count(String key, long n) {
        return knowing("n", Long.toString(n)).say(key + (n == 1 ? ".one" : ".other"));
    }

    /** One text for a script, under the last part of its key. */
    public record Line(String key, String text) {}

    /** Everything under the prefix, by key. */
    public List<Line> under(String prefix) {
        return bundle.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .map(key -> new Line(key.substring(prefix.length()), say(key)))
                .toList();
    }

    private static String fill(String text, Map<String, String> values) {
        return BLANK.matcher(text)
                .replaceAll(blank -> Matcher.quoteReplacement(values.getOrDefault(blank.group(1), blank.group())));
    }
}
