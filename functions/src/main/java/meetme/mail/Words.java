package meetme.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Everything that mails and calendar entries say, in one language. The words are in {@code mails.properties} and its
 * translations; a language that has none is answered in English.
 */
public final class Words {

    private static final String BUNDLE = "meetme.mail.mails";
    // Without it, a missing language would be answered in that of the machine.
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    private Words(ResourceBundle bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
    }

    public static Words in(Locale wanted) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, wanted, NO_FALLBACK);
        // Not the wanted one: French dates among English words would read oddly.
        Locale language = bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
        return new Words(bundle, language);
    }

    /** The language that is really spoken, English where the wanted one is missing. */
    public Locale language() {
        return language;
    }

    /**
     * One piece of text.
     *
     * @param values what {0}, {1} … stand for; they are put in as they are, braces and all
     */
    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }
}
