package meetme.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Finds resource bundles: {@code name.properties} is English, {@code name_de.properties} and so on are the translations. */
public final class Bundles {

    /** The languages that the program includes, English first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    /** CLDR's likely regions of these languages: likelySubtags.xml, which the JDK does not have. */
    private static final List<Locale> LIKELY = List.of(Locale.US, Locale.of("es", "ES"), Locale.GERMANY);

    // Without it, a missing language would fall back to the machine's.
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Bundles() {}

    /** The language in the region where most read it: {@code en-US}; a language that the program lacks as it is. */
    public static Locale likely(Locale language) {
        int at = LANGUAGES.indexOf(language);
        return at < 0 ? language : LIKELY.get(at);
    }

    /**
     * The bundle in that language, or in English. Words are the same in all its regions.
     *
     * @param name of the bundle, such as {@code meetme.mail.mails}
     */
    public static ResourceBundle find(String name, Locale wanted) {
        return ResourceBundle.getBundle(name, Locale.of(wanted.getLanguage()), NO_FALLBACK);
    }

    /** The language that the bundle is actually in. */
    public static Locale language(ResourceBundle bundle) {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }
}
