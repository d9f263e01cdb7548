package meetme.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Where words lie: {@code name.properties} is the English, {@code name_de.properties} and so on are the others. */
public final class Bundles {

    /** Those whose words ship with the program, English first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    // Without it, a missing language would be answered in that of the machine.
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

    /** What the bundle is really written in. */
    public static Locale language(ResourceBundle bundle) {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }
}
