package meetme.feed;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;

/** Decides which addresses may be opened at all, for the first one and for each that it redirects to. */
@FunctionalInterface
public interface ConnectionPolicy {

    /**
     * A connection that nothing has been sent on yet.
     *
     * @throws Refused where the address may not be opened
     * @throws IOException where it cannot be
     */
    URLConnection open(URI address) throws IOException;

    /** An address that may not be opened. */
    final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        /** @param why a constant of ours: what is refused is not repeated */
        public Refused(String why) {
            super(why);
        }
    }
}
