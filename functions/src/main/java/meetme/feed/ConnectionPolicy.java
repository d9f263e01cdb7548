package meetme.feed;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;

/** Decides which addresses may be opened at all: the first one, and each one that it redirects to. */
@FunctionalInterface
public interface ConnectionPolicy {

    /**
     * A connection that nothing has been sent on yet.
     *
     * @throws Refused if the address may not be opened
     * @throws IOException if it cannot be opened
     */
    URLConnection open(URI address) throws IOException;

    /** An address that may not be opened. */
    final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        /** @param why one of our constants; the refused address is not repeated */
        public Refused(String why) {
            super(why);
        }
    }
}
