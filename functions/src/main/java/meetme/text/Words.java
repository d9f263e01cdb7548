package meetme.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * All texts of one bundle, in one language. If there is no translation, everything is in English, including dates:
 * French dates among English words would look odd.
 */
public final class Words {

    private static final String MAILS = "meetme.mail.mails";

    private final ResourceBundle bundle;
    private final Locale language;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
        this.language = Bundles.language(bundle);
    }

    /** The texts of emails and calendar entries. */
    public static Words in(Locale wanted) {
        return in(MAILS, wanted);
    }

    /**
     * The texts of another bundle.
     *
     * @param bundle its name, such as {@code meetme.mail.mails}
     */
    public static Words in(String bundle, Locale wanted) {
        return new Words(Bundles.find(bundle, wanted));
    }

    /** The language that is actually used: English if the wanted one is missing. */
    public Locale language() {
        return language;
    }

    /** One piece of text as it stands in the bundle. */
    String plain(String key) {
        return bundle.getString(key);
    }

    /**
     * One piece of text.
     *
     * @param values the values of {0}, {1} …; they are inserted as they are, including any braces
     */
    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }
}
