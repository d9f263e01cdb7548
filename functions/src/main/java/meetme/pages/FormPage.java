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

    public FormPage(Host host) {
        this.host = host;
    }

    /**
     * A whole HTML document.
     *
     * @param language one of the host's
     * @param values as the browser sent them, by the field's name
     * @param errors at least one; those about a field are also shown next to it
     */
    public String render(Locale language, Map<String, List<String>> values, List<FieldError> errors, Instant now) {
        return new Pages(host, language, now).index(new Form(values, errors));
    }
}
