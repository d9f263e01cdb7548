package meetme.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import meetme.host.Host;
import meetme.http.FieldError;

/** The page again, for a browser without JavaScript whose form was refused, with everything that was typed. */
public final class FormPage {

    private final Host host;
    private final String assets;

    /** @param assets where a browser finds the scripts and styles */
    public FormPage(Host host, String assets) {
        this.host = host;
        this.assets = assets;
    }

    /**
     * A whole HTML document.
     *
     * @param language one of the host's
     * @param values as the browser sent them, by the field's name
     * @param errors at least one; those about a field are also shown next to it
     */
    public String render(Locale language, Map<String, List<String>> values, List<FieldError> errors, Instant now) {
        return new Pages(host, language, now, assets).index(new Form(values, errors));
    }
}
