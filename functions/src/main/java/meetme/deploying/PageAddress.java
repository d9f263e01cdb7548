package meetme.deploying;

import java.net.URI;

/**
 * The address of the page, which is known when the distribution is there, and not yet when the pages are built.
 *
 * @param uri without a slash at its end
 */
public record PageAddress(URI uri) {

    /** What stands in a page meanwhile: {@code SiteBuilder} writes it. */
    private static final String UNKNOWN = "https://address-of-this-page.invalid";

    /** The page with its own address in it. */
    public String in(String page) {
        return page.replace(UNKNOWN, uri.toString());
    }
}
