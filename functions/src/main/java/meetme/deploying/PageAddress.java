package meetme.deploying;

import java.net.URI;

/**
 * The address of the page, which is known once the distribution exists, but not yet when the pages are built.
 *
 * @param uri without a slash at its end
 */
public record PageAddress(URI uri) {

    /** The placeholder in the pages, written by {@code SiteBuilder}. */
    private static final String UNKNOWN = "https://address-of-this-page.invalid";

    /** The page with its own address filled in. */
    public String in(String page) {
        return page.replace(UNKNOWN, uri.toString());
    }
}
