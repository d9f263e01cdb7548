package meetme.deploying;

import java.nio.file.Path;

/**
 * A file on its way into the bucket.
 *
 * @param key its path on the web, without the first slash
 * @param content the file that the build made
 */
public record SiteFile(String key, Path content) {

    public String mediaType() {
        return MediaTypes.of(key);
    }

    /**
     * Pages are fetched anew each time, because they contain host.json. The names of the files they load contain no hash of the
     * content, so those must not be cached for long, either; a visit soon after a change may still get the old ones.
     */
    public String cacheControl() {
        return isPage() ? "public, max-age=0, must-revalidate" : "public, max-age=60, stale-while-revalidate=600";
    }

    boolean isPage() {
        return key.endsWith(".html");
    }
}
