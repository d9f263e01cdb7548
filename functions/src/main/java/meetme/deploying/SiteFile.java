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
     * Pages are asked about each time, because they contain host.json. Scripts and styles never change under their names, which contain
     * a hash of all of them. Pictures have no such names, so a visit soon after a change may still get the old ones.
     */
    public String cacheControl() {
        if (Builds.isIn(key)) {
            return "public, max-age=31536000, immutable";
        }
        return isPage() ? "public, max-age=0, must-revalidate" : "public, max-age=60, stale-while-revalidate=600";
    }

    /** A script or a style. */
    public boolean isOfABuild() {
        return Builds.isIn(key);
    }

    boolean isPage() {
        return key.endsWith(".html");
    }
}
