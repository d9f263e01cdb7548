package meetme.deploying;

import java.util.List;
import java.util.Optional;

/** The port behind which the published files lie. */
public interface Bucket {

    /** So many can be deleted at once. */
    int AT_ONCE = 1_000;

    /**
     * Some of the keys in it.
     *
     * @param next where to go on, unless these were the last
     */
    record Page(List<String> keys, Optional<String> next) {}

    /** None where there is no such bucket. */
    Page list(Optional<String> after);

    void put(SiteFile file, byte[] content);

    /**
     * Deletes all of them at once.
     *
     * @param keys at most {@link #AT_ONCE}; deleting what is not there is no fault
     */
    void delete(List<String> keys);

    /** It did not do what it was asked. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        /** @param message what failed, and AWS's code for why */
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
