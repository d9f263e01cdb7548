package meetme.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Everything that one bundle says, in one language. A language that has no words is answered in English, dates and all:
 * French dates among English words would read oddly.
 */
public final class Words {

    private static final String MAILS = "meetme.mail.mails";

    private final ResourceBundle bundle;
    private final Locale language;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
        this.language = Bundles.language(bundle);
    }

    /** What mails and calendar entries say. */
    public static Words in(Locale wanted) {
        return in(MAILS, wanted);
    }

    /**
     * What another bundle says.
     *
     * @param bundle its name, such as {@code meetme.mail.mails}
     */
    public static Words in(String bundle, Locale wanted) {
        return new Words(Bundles.find(bundle, wanted));
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
