package meetme.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Finds resource bundles: {@code name.properties} is English, {@code name_de.properties} and so on are the translations. */
public final class Bundles {

    /** The languages that the program includes, English first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    // Without it, a missing language would fall back to the machine's.
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Bundles() {}

    /**
     * The bundle in that language, or in English.
     *
     * @param name of the bundle, such as {@code meetme.mail.mails}
     */
    public static ResourceBundle find(String name, Locale wanted) {
        return ResourceBundle.getBundle(name, wanted, NO_FALLBACK);
    }

    /** The language that the bundle is actually in. */
    public static Locale language(ResourceBundle bundle) {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }
}
