package meetme.pages;

import java.time.Instant;
import java.util.Locale;
import meetme.host.Host;

/** The page behind "unsubscribe", for whoever opens the address of it: asks, or says that it is done. Needs no script. */
public final class StopPage {

    private final Host host;
    private final String assets;

    /** @param assets where a browser finds the styles */
    public StopPage(Host host, String assets) {
        this.host = host;
        this.assets = assets;
    }

    /** A whole HTML document whose button ends it. */
    public String ask(Locale language, Instant now) {
        return new Pages(host, language, now, assets).stop(false);
    }

    /** A whole HTML document that says that it has ended. */
    public String done(Locale language, Instant now) {
        return new Pages(host, language, now, assets).stop(true);
    }
}
