package meetme.deploying;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port to the published files. */
public interface Bucket {

    /** How many can be deleted at once. */
    int AT_ONCE = 1_000;

    /**
     * A file in it.
     *
     * @param put when it was last put
     */
    record Entry(String key, Instant put) {}

    /**
     * Some of the files in it.
     *
     * @param next where to continue, unless these were the last
     */
    record Page(List<Entry> entries, Optional<String> next) {}

    /** Empty if the bucket does not exist. */
    Page list(Optional<String> after);

    void put(SiteFile file, byte[] content);

    /**
     * Deletes all of them at once.
     *
     * @param keys at most {@link #AT_ONCE}; deleting a missing key is not an error
     */
    void delete(List<String> keys);

    /** The bucket did not do what it was asked to do. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        /** @param message what failed, and AWS's code for why */
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
